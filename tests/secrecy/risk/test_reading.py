"""From fictional sentences to facts, a level and a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.findings import Context
from colloque.secrecy.risk import Risk, UnknownDepartment, estimate_risk, risk_of_hits
from secrecy.transpose.casework import unmark


def _risk(marked: str, **options: object) -> Risk:
    text, hits = unmark(marked)
    return risk_of_hits(text, hits, **options)  # type: ignore[arg-type]  # options are the function's own


@pytest.mark.parametrize(
    ("marked", "level"),
    [
        ("Femme de <AGE>62 ans</AGE>, HTA.", "green"),
        ("Femme de <AGE>62 ans</AGE>, <PROFESSION>notaire</PROFESSION> à <VILLE>Auray</VILLE>, HTA.", "red"),
        ("Urgences de <VILLE>Nantes</VILLE>, <DATE>hier</DATE> : femme de <AGE>62 ans</AGE>.", "red"),
        ("Patiente vue à <VILLE>Paris</VILLE> <DATE>hier</DATE>.", "amber"),
        ("Mme <NOM>Roc</NOM> tousse.", "red"),
        ("Patient suivi pour <RARE>progeria</RARE>.", "red"),
        ("Blessé de l’<EVENEMENT>accident de car</EVENEMENT>, patient stable.", "red"),
        ("Patiente, deuxième cas au monde.", "red"),
        ("Patient greffé du cœur et du foie, cas unique en France.", "red"),
        ("Trentenaire, tumeur colique métastatique.", "green"),
    ],
)
def test_level_of_a_sentence(marked: str, level: str) -> None:
    assert _risk(marked).level == level


@pytest.mark.parametrize(
    "marked",
    [
        "Congrès à <VILLE>Lyon</VILLE> le <DATE>12 mars</DATE>.",
        "Merci au Dr <NOM:colleague>Roc</NOM> pour son cours.",
        "Standard du service : <TEL>02 61 91 30 07</TEL>",
        "",
        "The quick brown fox jumps over the lazy dog.",
    ],
)
def test_a_text_about_nobody_has_nothing_to_count(marked: str) -> None:
    risk = _risk(marked)
    assert (risk.level, risk.facts, risk.forced) == ("green", (), None)


def test_a_singular_case_gets_no_number() -> None:
    risk = _risk("Patiente, premier cas décrit en Europe.")
    assert (risk.k, risk.level) == (None, "red")
    assert risk.forced is not None


def test_the_sentence_says_what_to_remove() -> None:
    risk = _risk(
        "Femme de <AGE>62 ans</AGE>, <PROFESSION>notaire</PROFESSION>, vue en <DATE>mars 2019</DATE>."
    )
    assert risk.sentence.startswith("Environ ")
    assert "retirer" in risk.sentence
    assert len(risk.remove_next) == 2


def test_the_authors_place_narrows_the_count() -> None:
    marked = "Femme de <AGE>62 ans</AGE>, HTA."
    alone, known = _risk(marked), _risk(marked, context=Context(author_department="48"))
    assert known.k is not None
    assert alone.k is not None
    assert known.k < alone.k / 100
    assert _risk(marked, department="48").k == known.k


def test_the_day_of_posting_counts_unless_the_story_is_old() -> None:
    day = dt.date(2026, 11, 23)
    fresh = _risk("Femme de <AGE>62 ans</AGE> opérée, HTA.", date=day)
    old = _risk("Femme de <AGE>62 ans</AGE> opérée il y a quelques années, HTA.", date=day)
    assert fresh.k is not None
    assert old.k is not None
    assert fresh.k < old.k


@pytest.mark.parametrize(
    "text",
    ["Aux urgences cette nuit : une main dans un mixeur", "Ma 1re consult ce matin : suspicion de VIH"],
)
def test_the_authors_town_and_today_are_never_green(text: str) -> None:
    context = Context(author_town="Guéret", author_department="23", date=dt.date(2026, 11, 23))
    assert estimate_risk(text, context=context).level != "green"


def test_what_was_already_published_counts() -> None:
    marked = "Femme de <AGE>62 ans</AGE>, HTA."
    mosaic = _risk(marked, context=Context(earlier_facts=(("PROFESSION", "notaire"),)))
    assert mosaic.k is not None
    assert mosaic.k < (_risk(marked).k or 0)


def test_an_unknown_department_is_refused_with_a_french_face() -> None:
    with pytest.raises(UnknownDepartment) as caught:
        _risk("Patiente.", department="999")
    assert "département" in caught.value.safe


def test_json_has_the_form_of_the_contract() -> None:
    said = estimate_risk("Femme de 62 ans, toux à Nantes.").as_json()
    assert {"k", "k_low", "k_high", "level", "facts", "forced"} <= said.keys()
    assert all(fact.keys() == {"name", "value", "share", "source"} for fact in said["facts"])
    assert said["level"] in {"red", "amber", "green"}


@pytest.mark.parametrize("removed", [", notaire", " à Auray", " hier", " de 62 ans", ", malienne"])
def test_on_text_too_removing_a_fact_never_lowers_k(removed: str) -> None:
    text = "Femme de 62 ans, notaire, malienne, vue à Auray hier aux urgences."
    assert removed in text
    assert (estimate_risk(text.replace(removed, "")).k or 0) >= (estimate_risk(text).k or 0)


def test_a_transposed_case_is_still_counted() -> None:
    risk = _risk("Cas transposé. H 70-79 ans, claudication.")
    assert [fact.value for fact in risk.facts] == ["homme", "70-79 ans"]


def _readers(marked: str, **options: object) -> dict[str, tuple[float | None, str]]:
    return {reader.name: (reader.k, reader.level) for reader in _risk(marked, **options).readers}


def test_the_acquaintance_knows_the_authors_town_and_the_stranger_does_not() -> None:
    marked = "Femme de <AGE>62 ans</AGE>, HTA, consultation."
    here = Context(author_town="Guéret", author_department="23", date=dt.date(2026, 11, 23))
    readers = _readers(marked, context=here)
    assert (readers["acquaintance"][0] or 0) < (readers["stranger"][0] or 0)
    known = _risk(marked, context=here)
    assert (known.k, known.level) == readers["acquaintance"]


def test_a_stranger_learns_no_place_from_a_pseudonym() -> None:
    marked = "Femme de <AGE>62 ans</AGE>, HTA."
    hidden = Context(author_department="23", author_is_pseudonymous=True)
    shown = Context(author_department="23")
    assert _readers(marked, context=hidden)["stranger"] == _readers(marked)["stranger"]
    assert _readers(marked, context=hidden)["acquaintance"] == _readers(marked, context=shown)["stranger"]


@pytest.mark.parametrize("marked", ["Mme <NOM>Roc</NOM> tousse.", "Patiente, premier cas décrit en Europe."])
def test_a_forced_red_is_red_for_both_readers(marked: str) -> None:
    assert {level for _, level in _readers(marked).values()} == {"red"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Patiente de 31 ans, enceinte de 30 SA.", ["grossesse"]),
        ("Patiente de 31 ans, pas enceinte.", []),
        ("Patiente de 82 ans, veuve, en EHPAD.", ["veuvage", "EHPAD"]),
        ("Patiente de 70 ans, retraitée.", ["retraite"]),
        ("Patiente de 70 ans qui reste en retrait.", []),
    ],
)
def test_a_situation_of_life_is_a_fact(text: str, names: list[str]) -> None:
    facts = estimate_risk(text).facts
    assert [fact.name for fact in facts if fact.kind in {"pregnancy", "situation"}] == names
    assert all(fact.source for fact in facts)


def test_two_facts_are_proposed_where_one_is_not_enough() -> None:
    risk = estimate_risk("Femme de 62 ans, notaire, vue à Auray hier aux urgences.")
    assert "retirer la commune et le métier en laisse" in risk.sentence
    assert [name for name, _ in risk.remove_next] == ["commune", "métier"]


def test_the_town_of_an_earlier_post_counts_as_a_town() -> None:
    marked = "Femme de <AGE>62 ans</AGE>, HTA."
    before = Context(earlier_facts=(("VILLE", "Auray"),))
    assert (_risk(marked, context=before).k or 0) == (_risk(f"Vue à <VILLE>Auray</VILLE>. {marked}").k or 0)
