"""What looks the same to a hurried eye, and what only shares a name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.server.watch.impersonation.likeness import Band, Sign, likeness
from colloque.server.watch.impersonation.persona import Persona
from colloque.server.watch.impersonation.pictures import is_same_picture
from colloque.server.watch.impersonation.register import Register
from colloque.server.watch.impersonation.skeleton import plain, seen, skeleton

LUCIE = Persona("lucie_quemeneur", "Dr Lucie Quemeneur", specialty="cardiologie", is_verified=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lucie_quemeneur", "lucie_querneneur"),
        ("odile", "0dile"),
        ("bilal", "biIal"),
        ("william", "vvilliam"),
        ("Lucie", "Ⅼuсіе"),
        ("Élodie", "elodie"),
        ("dr.martin", "drmartin"),
        ("martin", "mart1n"),
    ],
)
def test_drawn_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("morel", "moreau"),
        ("martin75", "martin"),
        ("diarra", "diallo"),
        ("nguyen", "nguyet"),
        ("le goff", "le gall"),
    ],
)
def test_drawn_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=80))
def test_any_text_has_a_skeleton_of_its_own_kind(text: str) -> None:
    for form in (plain, seen, skeleton):
        assert form(text) == form(text)
    assert all(char.isascii() and char.isalnum() for char in skeleton(text))


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=120))
def test_any_persona_is_judged(handle: str, name: str, bio: str) -> None:
    other = Persona(handle, name, bio)
    assert likeness(LUCIE, other).band in set(Band)
    assert likeness(other, other).score == likeness(other, other).score
    Register([1], [other]).candidates(other)


@pytest.mark.parametrize(
    ("other", "sign"),
    [
        (Persona("x1", "Luciе Quemeneur"), Sign.NAME_DISGUISED),
        (Persona("x1", "Lucie Quemeneur"), Sign.NAME),
        (Persona("x1", "Quemeneur Lucie"), Sign.NAME),
        (Persona("x1", "Lucie Quémeneurs"), Sign.NAME_CLOSE),
        (Persona("lucie_querneneur", "X"), Sign.HANDLE_DISGUISED),
        (Persona("drluciequemeneurofficiel", "X"), Sign.HANDLE),
    ],
)
def test_what_is_seen(other: Persona, sign: Sign) -> None:
    assert sign in likeness(LUCIE, other).signs


@pytest.mark.parametrize(
    "other",
    [
        Persona("lucie_quemeneur_", "Dr Lucie Quemeneur", "Compte officiel", is_verified=True),
        Persona("lucie_perso", "Dr Lucie Quemeneur", "Compte officiel"),
    ],
    ids=["has an RPPS of his own", "is said to be hers"],
)
def test_never_a_likeness(other: Persona) -> None:
    hers = Persona("lucie_quemeneur", "Dr Lucie Quemeneur", own_accounts=frozenset({"lucie_perso"}))
    assert likeness(hers, other) == likeness(hers, Persona("tout_autre", "Tout Autre"))


def test_a_common_name_tells_less() -> None:
    other = Persona("l_quemeneur", "Lucie Quemeneur")
    assert likeness(LUCIE, other, namesakes=9).score < likeness(LUCIE, other).score


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0b1011, 7), (0b1010,), True),
        ((1 << 60, 0b111), (0b111,), True),
        ((0,), (2**40 - 1,), False),
        ((), (), False),
    ],
)
def test_pictures(one: tuple[int, ...], other: tuple[int, ...], same: bool) -> None:
    assert is_same_picture(one, other) is same


def _rows(half: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / "pairs" / f"{half}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_no_pair_is_in_both_halves() -> None:
    halves = [{(row["handle"], row["other_handle"]) for row in _rows(half)} for half in ("dev", "unseen")]
    assert not halves[0] & halves[1]
    assert not {one for one, _ in halves[0]} & {one for one, _ in halves[1]}


@pytest.mark.parametrize("row", _rows("dev"), ids=lambda row: f"{row['truth']} {row['other_handle']}")
def test_a_labelled_pair(row: dict[str, str]) -> None:
    def persona(side: str, *, verified: bool) -> Persona:
        told = {key: row[side + key] for key in ("handle", "name", "bio", "specialty", "town")}
        return Persona(**told, links=frozenset(filter(None, [row[f"{side}link"]])), is_verified=verified)

    alike = likeness(persona("", verified=True), persona("other_", verified=row["verified"] == "yes"))
    assert (alike.band is not Band.NOTHING) is (row["truth"] == "fake")
