"""The professional profile: whole or not at all, and every text of it checked."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque import Verdict
from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.models import Event
from colloque.server.identity.actions import choose_language, update_profile
from colloque.server.identity.errors import FieldRefused
from colloque.server.identity.forms import EntryDraft, ProfileDraft
from colloque.server.identity.queries import profile_of
from server.cast import Cast

WHOLE = ProfileDraft(
    display_name="Camille Rey",
    title="Médecin généraliste, maîtresse de stage",
    specialty="medecine-generale",
    town="Nantes",
    department="44",
    bio="J’aime les ulcères qui guérissent.\nEt le café, la maladie de Parkinson, le score de Glasgow.",
    entries=(
        EntryDraft(kind="cursus", title="Internat de médecine générale", year_from=2008, year_to=2011),
        EntryDraft(kind="publication", title="Dépister l’hypertension au cabinet", year_from=2019),
        EntryDraft(kind="cursus", title="Installation en maison de santé", year_from=2013),
        EntryDraft(kind="interest", title="Aucun lien déclaré", link="https://exemple.test/liens"),
    ),
)


def test_a_whole_profile_is_kept_and_shown(cast: Cast, now: dt.datetime) -> None:
    update_profile(cast.author, profile=WHOLE, now=now)
    page = profile_of(cast.author)
    assert (page.title, page.town, page.department, page.bio) == (WHOLE.title, "Nantes", "44", WHOLE.bio)
    assert page.specialty_label == "Médecine générale"
    assert [line.year_from for line in page.cursus] == [2013, 2008]
    assert [line.title for line in page.publications] == ["Dépister l’hypertension au cabinet"]
    assert page.interests[0].link == "https://exemple.test/liens"
    assert Event.objects.get(name="profile.updated").facts == {"entries": 4}


def test_a_second_profile_replaces_the_first(cast: Cast, now: dt.datetime) -> None:
    update_profile(cast.author, profile=WHOLE, now=now)
    update_profile(cast.author, profile=ProfileDraft(display_name="Camille R."), now=now)
    page = profile_of(cast.author)
    assert (page.account.display_name, page.bio, page.cursus, page.specialty) == ("Camille R.", "", (), "")


SECRET = "Ma patiente Mme Zyrka Fictive, 06 12 34 56 78, va mieux."


@pytest.mark.parametrize(
    ("field", "profile"),
    [
        ("bio", ProfileDraft(display_name="Camille Rey", bio=SECRET)),
        ("title", ProfileDraft(display_name="Camille Rey", title=SECRET)),
        ("town", ProfileDraft(display_name="Camille Rey", town="Patiente au 06 12 34 56 78")),
        ("display_name", ProfileDraft(display_name="Pour ma patiente, 06 12 34 56 78")),
        (
            "entries.0.link",
            ProfileDraft(
                display_name="Camille Rey",
                entries=(
                    EntryDraft(
                        kind="publication",
                        title="Un cas",
                        link="https://exemple.test/ma-patiente-zyrka-fictive-06-12-34-56-78",
                    ),
                ),
            ),
        ),
        (
            "entries.1.detail",
            ProfileDraft(
                display_name="Camille Rey",
                bio="Bonjour.",
                entries=(
                    EntryDraft(kind="cursus", title="Internat"),
                    EntryDraft(kind="publication", title="Un cas", detail=SECRET),
                ),
            ),
        ),
    ],
)
def test_no_field_goes_round_the_check(
    cast: Cast, now: dt.datetime, field: str, profile: ProfileDraft
) -> None:
    update_profile(cast.author, profile=WHOLE, now=now)
    with pytest.raises(FieldRefused) as refused:
        update_profile(cast.author, profile=profile, now=now, acknowledged=Verdict.JUSTIFY)
    assert refused.value.field == field
    assert refused.value.report.verdict is Verdict.BLOCK
    assert profile_of(cast.author).bio == WHOLE.bio


@pytest.mark.parametrize(
    "link",
    [
        "https://exemple.test",
        "https://pubmed.exemple.test/12345678/",
        "https://doi.exemple.test/10.1016/j.revmed.2019.01.002",
        "https://orcid.exemple.test/0000-0002-1825-0097",
        "http://exemple.test/la-revue-du-praticien/t69/n4?page=12#bas",
    ],
)
def test_an_ordinary_link_passes(cast: Cast, now: dt.datetime, link: str) -> None:
    entry = EntryDraft(kind="publication", title="Un article", link=link)
    update_profile(cast.author, profile=ProfileDraft(display_name="Camille Rey", entries=(entry,)), now=now)
    assert profile_of(cast.author).publications[0].link == link


@pytest.mark.parametrize(
    ("field", "profile"),
    [
        ("display_name", ProfileDraft(display_name=" ")),
        ("specialty", ProfileDraft(display_name="C", specialty="sorcellerie")),
        ("department", ProfileDraft(display_name="C", department="20")),
        ("bio", ProfileDraft(display_name="C", bio="x" * 1001)),
        ("bio", ProfileDraft(display_name="C", bio="a\x00")),
        ("entries.0.kind", ProfileDraft(display_name="C", entries=(EntryDraft(kind="exploit", title="t"),))),
        ("entries.0.title", ProfileDraft(display_name="C", entries=(EntryDraft(kind="cursus", title=""),))),
        (
            "entries.0.link",
            ProfileDraft(
                display_name="C", entries=(EntryDraft(kind="cursus", title="t", link="javascript:alert(1)"),)
            ),
        ),
        (
            "entries.0.year_from",
            ProfileDraft(
                display_name="C",
                entries=(EntryDraft(kind="cursus", title="t", year_from=2012, year_to=2010),),
            ),
        ),
        (
            "entries",
            ProfileDraft(display_name="C", entries=(EntryDraft(kind="cursus", title="t"),) * 81),
        ),
    ],
)
def test_what_cannot_be_taken_is_named(
    cast: Cast, now: dt.datetime, field: str, profile: ProfileDraft
) -> None:
    with pytest.raises(InvalidInput) as refused:
        update_profile(cast.author, profile=profile, now=now)
    assert refused.value.field == field


def test_the_reader_chooses_a_language(cast: Cast, now: dt.datetime) -> None:
    choose_language(cast.lay, language="en", now=now)
    cast.lay.refresh_from_db()
    assert cast.lay.language == "en"
    with pytest.raises(InvalidInput):
        choose_language(cast.lay, language="tlh", now=now)
