"""The whole: mark, idempotence, refusals, groups, any input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colloque.secrecy.transpose import MARK, UnknownGroup, transpose, transpose_hits

from .casework import transposed, unmark

CASE = (
    "Mme Lefèvre, 62 ans, hospitalisée le 12 mars au CHU de Nantes. Son mari est notaire à Auray. "
    "Amoxicilline 1 g x3, pas d’allergie, genou droit, J3. Tél. 06 12 34 56 78."
)
_PIECES = (
    "Mme <NOM>Lefèvre</NOM> tousse",
    "vu <DATE>hier</DATE> à <VILLE>Nantes</VILLE>",
    "H <AGE>62 ans</AGE>, HTA, pas de fièvre",
    "tél. <TEL>06 12 34 56 78</TEL>",
    "avis du Dr <NOM:colleague>Kermarec</NOM>",
    "au <HOPITAL>CHU de Brest</HOPITAL> le <DATE>12 mars 2024</DATE>",
    "Lasilix 40 mg, genou droit, J3",
    "son père, <PROFESSION>notaire</PROFESSION>, d’origine <ORIGINE>turque</ORIGINE>",
    "écrire à <MAIL>a.b@exemple.fr</MAIL>, IPP <IPP>8004417652</IPP>",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=9), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_only_the_changes_move_and_no_direct_identifier_stays(pieces: list[str], seed: int) -> None:
    text, hits = unmark(". ".join(pieces))
    done = transpose_hits(text, hits, seed=seed)
    rebuilt, cursor = done.mark, 0
    for change in done.changes:
        assert text[change.start : change.end] == change.original
        rebuilt += text[cursor : change.start] + change.replacement
        cursor = change.end
    assert rebuilt + text[cursor:] == done.text
    direct = {"NOM", "VILLE", "HOPITAL", "TEL", "MAIL", "IPP"}
    assert not [hit for hit in hits if hit.label in direct and text[hit.start : hit.end] in done.text]
    assert transpose_hits(text, hits, seed=seed) == done


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_and_its_own_words_stay(text: str) -> None:
    done = transpose(text)
    assert done.risk_after["level"] in {"red", "amber", "green"}
    if not done.changes:
        assert done.text == text


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9))
@settings(max_examples=40, deadline=None)
def test_found_by_our_own_detectors_transposing_twice_is_safe(pieces: list[str]) -> None:
    once = transpose(unmark(". ".join(pieces))[0] + ".")
    assert transpose(once.text).text == once.text


def test_a_whole_case() -> None:
    done = transpose(CASE)
    assert done.text.startswith(MARK)
    for secret in ("Lefèvre", "62", "12 mars", "Nantes", "Auray", "notaire", "06 12"):
        assert secret not in done.text
    for medicine in ("Amoxicilline 1 g x3", "pas d’allergie", "genou droit", "J3"):
        assert medicine in done.text
    assert done.risk_before["level"] == "red"
    assert done.risk_after["level"] == "green"
    assert done.residual == ()


def test_transposing_twice_changes_nothing_more() -> None:
    once = transpose(CASE)
    twice = transpose(once.text)
    assert twice.text == once.text
    assert twice.changes == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "TSH basse isolée : votre seuil ?",
        "The quick brown fox.",
        "Привет, как дела?",
        "‮x\u200b\ud800",
    ],
)
def test_nothing_to_transpose_leaves_the_text_untouched(text: str) -> None:
    done = transpose(text)
    assert done.text == text
    assert done.changes == ()


def test_refusing_one_change_keeps_the_others() -> None:
    whole = transpose(CASE)
    town = next(change for change in whole.changes if change.label == "VILLE")
    done = transpose(CASE, refuse=[town.key])
    assert "Auray" in done.text
    assert [change for change in whole.changes if change != town] == list(done.changes)
    assert any(kept.reason == "Changement refusé par vous." for kept in done.kept)


def test_only_some_groups() -> None:
    done = transpose(CASE, only={"ages"})
    assert {change.label for change in done.changes} == {"AGE"}
    with pytest.raises(UnknownGroup) as caught:
        transpose(CASE, only={"shoes"})
    assert "ages" in caught.value.safe


def test_same_seed_same_text_same_output() -> None:
    assert transpose(CASE, seed=7) == transpose(CASE, seed=7)


def test_a_hundred_kilobytes() -> None:
    text = (CASE + "\n") * 620
    done = transpose(text)
    assert len(text) > 100_000
    assert done.text.startswith(MARK)
    assert "Lefèvre" not in done.text
    assert done.text.count("Amoxicilline 1 g x3") == 620


def test_json_has_the_form_of_the_contract() -> None:
    said = transpose(CASE).as_json()
    assert {"text", "changes", "sex", "risk_before", "risk_after", "residual"} <= said.keys()
    assert {"start", "end", "label", "original", "replacement", "reason"} <= said["changes"][0].keys()
    assert said["sex"].keys() == {"from", "to", "changed", "reason"}


def test_a_change_may_take_in_the_words_before_it() -> None:
    change = transposed("Avis de Mme <NOM>Roc</NOM>.").changes[0]
    assert (change.original, change.replacement) == ("de Mme Roc", "d’une patiente")


@pytest.mark.parametrize(
    "text",
    [
        "A 62-year-old woman presented to our department with fever. No known allergy.",
        "Una paciente de 62 años con fiebre, sin alergias conocidas.",
        "Fieber bei einer Patientin, keine Allergie bekannt.",
    ],
)
def test_a_text_in_another_language_keeps_its_medicine_and_its_sex(text: str) -> None:
    done = transpose(text)
    assert not done.sex.changed
    assert done.sex.reason
    for change in done.changes:
        assert change.label == "AGE"


def test_of_several_patients_each_keeps_their_sex_and_is_told_apart() -> None:
    text = "Deux cas : Mme Roc, 62 ans, fébrile ; M. Le Goff, 71 ans, apyrétique."
    done = transpose(text)
    assert not done.sex.changed
    assert "plusieurs patients" in done.sex.reason
    assert "une patiente" in done.text
    assert "un patient" in done.text
    assert done.text.endswith("apyrétique.")
