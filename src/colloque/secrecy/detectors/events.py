"""Unusual or publicly known circumstances: accidents, attacks, storms, first operations, prison."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "events"
labels = frozenset({"EVENEMENT"})

_OF = r"(?:de la |de l'|du |des |de |d'|sur la |sur l'|sur le |a la |a l'|au |en )"
# What follows an accident and belongs to it: "au mollet", "sur un terrain de pétanque".
_REST = (
    r"(?:(?: (?:sur|dans|par|du|de|des|au|aux|a|en|pendant|devant|contre|sous|pour|le|la|"
    r"les|un|une|son|sa|entre)"
    r"| d'| l'| de l'| a l'){1,2} ?[a-zœ-]{2,20}){1,4}"
)
_COMMON_AGENT = (
    r"(?! (?:une? |son |le |la |sa |des )?(?:chien|chat|guepe|abeille|tique|moustique|"
    r"voiture|vehicule|auto|rat|frelon|serpent|vipere))"
)
_OCCASION = (
    r"(?:finale|verdict|proces|parade|defile|carnaval|feria|corrida|procession|marathon|manifestation|manif|"
    r"inauguration|discours|concert|audience|ceremonie|abrivado|course (?:camarguaise|"
    r"landaise)|feu d'artifice|"
    r"messe|tournage|meeting|kermesse|bal des pompiers|mi-temps|tour de france|mariage de [a-z]+)"
)
_PATTERNS = (
    Pattern(
        "event.struck",
        "EVENEMENT",
        r"\b(?:mordue?|percutee?|happee?|encornee?|pietinee?|renversee?|poignardee?|"
        r"fauchee?|ensevelie?|"
        r"ecrasee?|aspiree?|griffee?|electrocutee?|foudroyee?|bousculee?|pincee?|heurtee?|blessee?)"
        r"(?: (?:a la|au|aux|a l'|a) ?[a-z]{3,12})? (?:par|devant|sous|sur)" + _COMMON_AGENT + _REST,
        0.75,
    ),
    Pattern(
        "event.fall",
        "EVENEMENT",
        r"\b(?:chute|saut|crash|accident|tombee?) (?:de |d'|en |du )(?:la |l')?(?:montgolfiere|"
        r"parapente|falaise|telesiege|clocher|"
        r"pont|viaduc|deltaplane|ulm|parachute|char|tyrolienne|benji|manege|chapiteau|trapeze|tribune|scene|"
        r"toit de l'eglise|traineau|chameau|elephant|barrage|grue|eolienne)(?:" + _REST + r")?",
        0.75,
    ),
    Pattern(
        "event.beast",
        "EVENEMENT",
        r"\b(?:coup de corne|attaque (?:d'|de )(?:ours|loups?|requin|taureau|frelons|sanglier|"
        r"crocodile|vache|chien)|charge (?:d'|de )"
        r"(?:elephant|taureau|sanglier|vache|hippopotame)|morsure (?:d'|de )(?:phoque|murene|"
        r"singe|raie|cobra|hamster de laboratoire))"
        r"(?: en plein\w*[a-z ]{3,24}?(?=[,.;]))?",
        0.75,
    ),
    Pattern(
        "event.birth",
        "EVENEMENT",
        r"\b(?:nee?|accouchee?|accouche|naissance|"
        r"accouchement)\b[^.!?\n]{0,40}?(?P<id>(?:dans |sur |a bord d)(?:le |la |l'|un |une |du |e la |'un |"
        r"e l'|'une )(?:bac|taxi|avion|train|tgv|rer|metro|parking|camion|ferry|bus|"
        r"tente|eglise|supermarche|autoroute|peage|"
        r"bateau|zodiac|piste|champ|caravane|escalator|plage)(?: [a-z'-]{2,14}){0,5})",
        0.75,
    ),
    Pattern(
        "event.occasion",
        "EVENEMENT",
        r"\b(?:pendant |durant |lors d[ue] |lors de |le soir d[ue] |le soir de |le jour d[ue] |"
        r"le jour de |en plein[e]? |au milieu d[ue] |"
        r"a la sortie d[ue] |au lendemain d[ue] )(?:la |l'|le |sa |son |une? )?(?:tribune,? )?"
        + _OCCASION
        + r"(?: (?:de |du |d'|des |de la |de l'|sur les )[a-zœ-]{3,20})?",
        0.65,
    ),
    Pattern(
        "event.first",
        "EVENEMENT",
        r"\b(?:premiere?|seule?) (?:naissance|bebe|accouchement|mariage|centenaire|enfant|"
        r"deces|greffe) (?:depuis [a-z0-9-]+ (?:ans|mois)|"
        r"(?:de|du|de la|sur) (?:ile|village|commune|vallee|siecle))",
        0.75,
    ),
    Pattern(
        "event.blockade",
        "EVENEMENT",
        r"\b(?:blocage|siege|evacuation|prise|occupation) (?:de l'|du |de la )(?:aeroport|port|"
        r"prison|raffinerie|ile|universite|village|"
        r"pont|mairie|tunnel|camp)\b",
        0.7,
    ),
    Pattern(
        "event.captive",
        "EVENEMENT",
        r"\b(?:otage|sequestree?|prisonniere?|naufragee?|disparue?|enlevee?|coincee?|bloquee?|"
        r"perdue?) (?:pendant |depuis |durant )?"
        r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|dix|douze) (?:ans|mois|semaines|jours|nuits)"
        r"(?: (?:dans|en|sur|au|a) (?:la |le |l'|un |une )?[a-z]{3,15})?",
        0.75,
    ),
    Pattern(
        "event.nights_out",
        "EVENEMENT",
        r"\b(?:une|deux|trois|quatre|cinq|six|\d+) (?:nuits?|jours?) (?:dans (?:le col|"
        r"une crevasse|une grotte|un puits|la neige|le desert|"
        r"la foret|l'eau|un coffre|une cave)|en mer|a la derive|sous (?:les decombres|la neige|"
        r"l'avalanche)|sur (?:un radeau|le toit|la banquise))",
        0.8,
    ),
    Pattern("event.storm", "EVENEMENT", r"\b(?:tempete|ouragan|cyclone) [a-z]{3,15}\b", 0.8),
    Pattern(
        "event.disaster",
        "EVENEMENT",
        (
            r"\b(?:attentats?|explosion|incendie|effondrement|crash|deraillement|"
            r"naufrage|avalanche|inondations?|eboulement|fusillade|"
            rf"prise d'otages?|carambolage|tuerie|emeutes?|seisme|tremblement "
            rf"de terre) {_OF}[a-zœ-]{{3,20}}(?: [a-z]\d{{1,3}})?"
        ),
        0.75,
    ),
    Pattern(
        "event.crash",
        "EVENEMENT",
        (
            r"\b(?:accident|crash|collision) (?:de |d')(?:car(?: scolaire)?|bus|"
            r"avion|train|tgv|helicoptere|ulm|parapente|telepherique|manege|montgolfiere)\b"
        ),
        0.75,
    ),
    Pattern(
        "event.stuck",
        "EVENEMENT",
        (
            r"\b(?:telepherique|telesiege|ascenseur|tgv|avion|train|metro|ferry|"
            r"helicoptere|camion de pompiers) (?:en panne|bloque|en vol|immobilise|"
            r"a l'arret)\b"
        ),
        0.75,
    ),
    Pattern(
        "event.named",
        "EVENEMENT",
        r"\b(?:bataclan|az[fF]\b|lubrizol|germanwings|promenade des anglais|charlie hebdo|hyper ?cacher)\b",
        0.8,
    ),
    Pattern(
        "event.weapon",
        "EVENEMENT",
        (
            r"\b(?:balle de kalachnikov|plaie par (?:arme de guerre|fleche|harpon|"
            r"arbalete)|fusil harpon|coup de (?:sabre|machette|hache)|morsure "
            r"de (?:requin|lion|tigre|crocodile|ours)|foudroyee?s?\b|attaque "
            r"de (?:requin|loup|ours)|encornee? par un taureau)"
        ),
        0.75,
    ),
    Pattern(
        "event.poison",
        "EVENEMENT",
        (
            r"\b(?:intox(?:ication)? (?:collective )?au (?:co|monoxyde de carbone)|"
            r"tiac|intoxication collective)\b"
        ),
        0.65,
    ),
    Pattern(
        "event.prison",
        "EVENEMENT",
        (
            r"\b(?:menottee?(?: a l'[a-z]+| au [a-z]+)|\d{1,2} ans de (?:reclusion|"
            r"prison|detention)|evadee?|en garde a vue|sous bracelet electronique|"
            r"sortie? de prison)\b"
        ),
        0.7,
    ),
    Pattern(
        "event.surgery",
        "EVENEMENT",
        (
            r"\b(?:greffe (?:bilaterale |double )?(?:de (?:mains?|visage|face|"
            r"penis|larynx|uterus|trachee))|(?:premiere|1ere|1re) (?:mondiale|"
            r"francaise|regionale))\b"
        ),
        0.75,
    ),
    Pattern(
        "event.rescue",
        "EVENEMENT",
        (
            r"\b(?:helitreuillee?|sauvetage en mer|retrouvee? (?:au fond d'un "
            r"puits|dans un congelateur|dans une malle)|otage)\b"
        ),
        0.65,
    ),
    Pattern(
        "event.survivor",
        "EVENEMENT",
        r"\b(?:rescapee?|survivante?) (?:du |de la |de l'|des |d'|de )[a-z]{3,20}\b",
        0.8,
    ),
    Pattern(
        "event.vehicle",
        "EVENEMENT",
        (
            r"\b(?:car|bus|train|avion|helicoptere|camion|voiture) (?:accidentee?|"
            r"renversee?|deraillee?|tombee?)(?: [a-z]{2,12}){0,2}\b"
        ),
        0.75,
    ),
    Pattern(
        "event.press",
        "EVENEMENT",
        (
            r"\b(?:passee? (?:au 20h|au jt|a la tele|dans le journal)|fait[s]? "
            r"divers|fait la une|alerte enlevement|(?:passe\w*|paru\w*|parl\w+|raconte\w*|relate\w*|"
            r"histoire|affaire|photo|nom) (?:[a-z]{2,12} )?dans (?:la presse|le journal|tous les journaux))\b"
        ),
        0.65,
    ),
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield circumstances that neighbours or the press would recognise.

    >>> [(h.start, h.end) for h in find(FoldedText.of("pendant la tempête Ciarán"), context=Context())]
    [(11, 25)]
    """
    if text.vocabulary.isdisjoint(lexicons.gate("events")):
        return
    for pattern in worth_trying(_PATTERNS, text):
        yield from pattern.hits(text, detector=name)
