"""What each detector finds, must not find, and where its hits end; sentences are fictional."""

import pytest

from colloque.findings import Context
from colloque.secrecy import find
from colloque.secrecy.detectors.nir import key_of
from corpus.markup import parse

FOUND = [
    "Rappeler le <PHI label=TEL>06 39 98 12 47</PHI>.",
    "Fax <PHI label=TEL>+33 2 99 00 11 22</PHI> et poste <PHI label=TEL>4512</PHI>",
    "Écrire à <PHI label=MAIL>a.martin@chu.example</PHI>, merci",
    "Écrire à <PHI label=MAIL>jean (at) clinique (point) fr</PHI> svp",
    "n° de sécu <PHI label=SECU>2 74 11 2A 004 123 81</PHI>",
    "NIR : <PHI label=SECU>1580375116025</PHI>",
    "IPP <PHI label=IPP>22.114.907</PHI>",
    "Séjour n° <PHI label=NDA>240318877</PHI>",
    "RPPS <PHI label=RPPS>10103829171</PHI>",
    "lire <PHI label=URL>https://blog.example/a/b</PHI>.",
    "bravo <PHI label=COMPTE>@carabin_des_bois@toot.example</PHI> !",
    "opéré le <PHI label=DATE>3 mars 2024</PHI>",
    "opéré le <PHI label=DATE>03/03/2024</PHI>",
    "née le <PHI label=DATE_NAISSANCE>03/03/1951</PHI>",
    "né à <PHI label=VILLE>Brive-la-Gaillarde</PHI> le <PHI label=DATE_NAISSANCE>3 mars 1951</PHI>",
    "chute <PHI label=DATE>avant-hier</PHI>",
    "Femme de <PHI label=AGE>52 ans</PHI>",
    "homme de <PHI label=AGE>quarante-deux ans</PHI>",
    "nourrisson de <PHI label=AGE>3 mois</PHI>",
    "<PHI label=ADRESSE>4 impasse du Lavoir</PHI>, clé dessous",
    "<PHI label=ZIP>59730</PHI> <PHI label=VILLE>Solesmes</PHI>",
    "Mme <PHI label=NOM>Le Goff</PHI>, suivie ici",
    "MME <PHI label=NOM>LE GOFF</PHI> SUIVIE ICI",
    "mme <PHI label=NOM>le goff</PHI>, suivie ici",
    "Monsieur <PHI label=PRENOM>Karim</PHI> <PHI label=NOM>Benali</PHI> attend",
    "Dr <PHI label=PRENOM>A.</PHI> <PHI label=NOM>ROUCHIER</PHI>",
    "Résultat de <PHI label=NOM>CARPENTIER</PHI> <PHI label=PRENOM>Ghislaine</PHI>",
    "le petit <PHI label=PRENOM>kévin</PHI> <PHI label=NOM>brossard</PHI>",
    "Mme <PHI label=INITIALES>H</PHI> attend",
    "à 50 min du <PHI label=HOPITAL>CH de Carhaix</PHI>",
    "vue à <PHI label=HOPITAL>Lariboisière</PHI>",
    "il loge à <PHI label=VILLE>Perros-Guirec</PHI>",
    "une garde a <PHI label=VILLE>morlaix</PHI> ?",
    "retour du <PHI label=DEPARTEMENT>Mali</PHI>",
    "Son mari, <PHI label=PROFESSION>notaire</PHI>",
    "Patient <PHI label=ORIGINE>polonais</PHI>",
    "<PHI label=FAMILLE>famille de 6</PHI>",
    "pendant la <PHI label=EVENEMENT>tempête Ciarán</PHI>",
    "<PHI label=RARE>Situs inversus</PHI> chez un homme",
    "immatriculée <PHI label=AUTRE_ID>GX-418-BT</PHI>",
    "fichier <PHI label=AUTRE_ID>DUPONT_Jean_IRM.jpg</PHI>",
]

PASSED = [
    "Plaquettes à 399 500, leucocytes 16800",
    "Doliprane 15 mg/kg/6h",
    "TA 14/8, FC 72",
    "Apgar 9/10/10",
    "10/10 Parinaud 2",
    "Appelez le 15, le 3114 ou le 0 800 23 13 13",
    "HTA depuis 10 ans, à revoir dans 5 ans",
    "de 50 à 74 ans",
    "15 SA + 3, J3, H24",
    "Le lundi et le mardi matin",
    "Maladie de Basedow, syndrome de Gilles de la Tourette",
    "Charcot-Marie-Tooth, May Grünwald Giemsa, Claude Bernard-Horner",
    "Score de Glasgow, classification de Rotterdam, consensus de Lyon",
    "sur le plan moteur, à la marche, de la grande courbure",
    "@HAS_sante @ameli_pro",
    "https://www.lecrat.fr et has-sante.fr",
    "Figure 2, Martin et al. 2021",
    "CCAM DZQM006, CIM-10 F32.1",
    "1/640 au niveau du 1/3 moyen",
    "monsieur le maire, madame la ministre",
    "Dr House et Peter Pan",
    "l'hôpital public, le CHU, l'hôpital de jour",
    "IRM_cerebrale_coupe_axiale.png",
    "titre 1.55 m. Il marche",
]


@pytest.mark.parametrize("marked", FOUND)
def test_finds_exactly_what_is_marked(marked):
    text, spans = parse(marked)
    assert [(h.start, h.end, h.label) for h in find(text)] == [(s.start, s.end, s.label) for s in spans]


@pytest.mark.parametrize("text", PASSED)
def test_passes_what_only_looks_like_an_identifier(text):
    assert find(text) == ()


def test_a_wrong_key_without_a_cue_weighs_less_than_with_one():
    def score(text):
        return max((hit.score for hit in find(text) if hit.label == "SECU"), default=0)

    number = "1 58 03 75 116 025"
    key = key_of(number.replace(" ", ""))
    right, cued, bare = f"{number} {key}", f"NIR {number} {key - 1}", f"{number} {key - 1}"
    assert score(right) > score(cued) > score(bare) > 0


@pytest.mark.parametrize("written", ["Lefèvre", "LEFEVRE", "lefevre", "Lefevre", "LEFÈVRE"])
def test_case_and_accents_of_a_titled_name_change_nothing(written):
    assert [hit.label for hit in find(f"Mme {written} est sortie", context=Context())] == ["NOM"]
