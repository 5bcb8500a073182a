"""What weighs how much: the same words about a patient, a colleague, the author, or nobody."""

import json
from pathlib import Path

import pytest

from colloque.findings import Context, Role, Severity, Verdict
from colloque.rulebook import load_rulebook
from colloque.secrecy import judge

RULEBOOK = load_rulebook()
CORPUS = Path(__file__).parents[1] / "corpus" / "secrecy.jsonl"


def judged(text, **known):
    return judge(text, context=Context(**known), rulebook=RULEBOOK)


def verdict(text, **known):
    return Verdict.of(finding.severity for finding in judged(text, **known))


@pytest.mark.parametrize(
    "text",
    [
        "Mme Lefèvre, vue pour son pied diabétique",
        "IPP 80231457, qui peut relire ce scanner ?",
        "NIR 1 58 03 75 116 025 46",
        "Patient né le 12/03/1958",
        "Le résultat de Nathalie Perrochon est positif",
        "Ma patiente @lili_du_lac live-tweete ma consultation",
        "LEFEVRE_Marie_scanner.dcm",
    ],
)
def test_direct_identifiers_of_a_patient_block(text):
    assert verdict(text) is Verdict.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        "Congrès à Lyon le 12 mars, inscriptions ouvertes",
        "Cherche remplaçant à Guingamp du 3 au 14 août, maison de santé de Guingamp",
        "Merci au Dr Lefèvre pour son topo",
        "Mon interne, Aminata Diarra, a réussi son concours",
        "Femme de 60 ans, HTA, quel objectif ?",
        "Maladie de Basedow chez une sexagénaire",
        "Écrivez-moi : secretariat@cabinet.example",
        "Bonjour, je suis le Dr Solène Kermarrec, je m'installe à Ploërmel en septembre",
    ],
)
def test_what_harms_nobody_can_be_published(text):
    assert verdict(text) is Verdict.PUBLISH


def test_facts_weigh_more_together():
    assert verdict("Patient de 34 ans, fatigué") is Verdict.PUBLISH
    assert verdict("Patient de 34 ans, notaire, fatigué") is Verdict.ADVISE
    assert verdict("Patient de 34 ans, notaire à Saumur, fatigué") is Verdict.JUSTIFY
    crowded = "Patient polonais de 34 ans, notaire à Saumur, père de jumeaux, opéré le 3 mars 2024"
    assert verdict(crowded) is Verdict.BLOCK


def test_earlier_posts_of_the_author_count():
    text = "Patient de 34 ans, notaire, fatigué"
    earlier = (("VILLE", ""), ("FAMILLE", ""))
    assert verdict(text, earlier_facts=earlier) is Verdict.JUSTIFY


def test_now_and_here_is_grave_even_when_the_profile_says_where():
    text = "Hier, une patiente a avalé son alliance"
    assert verdict(text) is Verdict.ADVISE
    assert verdict(text + " à Lannion") is Verdict.JUSTIFY
    assert verdict(text, author_town="Lannion") is Verdict.JUSTIFY
    assert verdict(text, author_town="Lannion", author_is_pseudonymous=True) is Verdict.ADVISE


def test_the_author_may_name_himself():
    text = "Yann Kermarrec vous attend : patient de 34 ans, ECG joint"
    assert verdict(text) is Verdict.BLOCK
    names = [f for f in judged(text, author_names=("Yann Kermarrec",)) if f.rule == "SEC-1"]
    assert {finding.severity for finding in names} == {Severity.INFO}
    assert {finding.why.role for finding in names} == {Role.AUTHOR}


def test_a_hospital_cited_for_its_work_places_nobody():
    assert judged("Patient de 34 ans, selon le protocole du CHU de Rennes")[-1].label == "AGE"


def repaired(text, finding):
    return text[: finding.start] + finding.replacement + text[finding.end :]


def corpus_texts():
    return [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def test_every_repair_makes_its_finding_go_away():
    left = []
    for text in corpus_texts():
        for finding in judged(text):
            stop = finding.start + len(finding.replacement)
            again = judged(repaired(text, finding))
            if any(other.start < stop and other.end > finding.start for other in again):
                left.append((finding.label, finding.replacement))
    assert left == []


def test_repairing_everything_leaves_nothing_to_justify():
    for text in corpus_texts():
        new = text
        for finding in reversed(judged(text)):
            new = repaired(new, finding)
        assert verdict(new) in {Verdict.PUBLISH, Verdict.ADVISE}


def test_messages_hold_no_word_of_the_text():
    for text in corpus_texts():
        for finding in judged(text):
            assert text[finding.start : finding.end] not in finding.message
