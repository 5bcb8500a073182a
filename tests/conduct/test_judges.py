"""What the judges weigh besides words: who is spoken to, who is spoken of, who is speaking."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colloque import conduct
from colloque.findings import Context, Finding, Place, Severity
from colloque.rulebook import Rulebook, load_rulebook

RULEBOOK = load_rulebook()


def found(text: str, **context: object) -> tuple[Finding, ...]:
    return conduct.judge(text, context=Context(**context), rulebook=RULEBOOK)  # type: ignore[arg-type] # per test


def weights(text: str, **context: object) -> dict[str, str]:
    return {finding.rule: finding.severity.value for finding in found(text, **context)}


def test_advice_among_physicians_only_informs() -> None:
    text = "Arrêtez votre anticoagulant trois jours avant."
    assert weights(text) == {"ADV-1": "grave"}
    assert weights(text, audience="physicians") == {"ADV-1": "info"}
    assert weights(text, audience="physicians", place=Place.ADVICE) == {"ADV-1": "grave"}


def test_insult_weighs_more_when_somebody_is_there() -> None:
    assert weights("Cet élu est un abruti.") == {"TON-2": "warn"}
    assert weights("@elu vous êtes un abruti.") == {"TON-2": "grave"}


def test_insulting_a_patient_is_said_once_as_mockery() -> None:
    assert weights("Ma patiente est une connasse.") == {"TON-1": "grave"}


def test_masked_insult_is_marked_whole() -> None:
    (finding,) = found("Ce type, quel c*nnard.")
    assert (finding.start, finding.end) == (14, 21)


@pytest.mark.parametrize(
    "text",
    [
        "Je suis un abruti, j'ai oublié mon stéthoscope.",
        "Elle m'a traité de connard devant tout le monde.",
        "Traiter un patient de cassos est inacceptable.",
        "Bonjour à Gwénaël Salaud, nouvel interne.",
        "Le Dr Knock est une pièce drôle.",
    ],
)
def test_self_mockery_report_and_condemnation_pass(text: str) -> None:
    assert all(finding.severity is Severity.INFO for finding in found(text))


def test_title_without_a_name_is_doubtful() -> None:
    assert weights("Le professeur assis là est fou.").get("CONF-1") != "grave"
    assert weights("Le Dr Martin est un escroc.")["CONF-1"] == "grave"


def test_a_rulebook_without_the_rule_signals_nothing() -> None:
    empty = Rulebook(name="vide", version="0", title="Vide", rules={})
    assert conduct.judge("Bande de cons", context=Context(), rulebook=empty) == ()


def test_why_names_the_cue_and_the_words() -> None:
    (finding,) = found("Voilà le torchon que prescrit mon remplaçant.")
    assert finding.why.source == "cue:confraternity.rag-of"
    assert finding.why.cues == ("torchon que prescrit mon remplaçant",)


# The first text pays for the reading of the cues: a deadline would measure that.
@settings(deadline=None)
@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_is_judged(text: str) -> None:
    for finding in found(text):
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "patient ",
        "encore une qui ",
        "Dr ",
        "c.o.n.",
        "c*n ",
        '"débile" ',
        "\u200bcon",
        "x",
        " ",
        "\n",
        "arrêtez votre ",
    ],
)
def test_a_megabyte_is_judged_in_linear_time(piece: str) -> None:
    before = time.monotonic()
    found(piece * (1_000_000 // len(piece)))
    assert time.monotonic() - before < 60, "a hang guard, not a measure"


def test_one_cue_says_at_most_a_hundred_things() -> None:
    assert len(found("Patient feignasse. " * 5000)) <= 200
