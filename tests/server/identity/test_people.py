"""Finding people, and what is known of an author."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from colloque import Place
from colloque.server.engine.pages import Cut
from colloque.server.identity.actions import suspend, update_profile
from colloque.server.identity.forms import EntryDraft, ProfileDraft
from colloque.server.identity.models import Account, User
from colloque.server.identity.queries import (
    account_by_handle,
    account_by_id,
    account_of,
    author_context,
    profile_of,
    search_people,
)
from server.cast import Cast


@pytest.fixture
def known(cast: Cast, now: dt.datetime) -> Cast:
    for account, name, specialty, town in (
        (cast.author, "Camille Rey", "medecine-generale", "Nantes"),
        (cast.colleague, "Éloïse Le Goff", "cardiologie", "Quimper"),
        (cast.stranger, "Nadia Benali", "dermatologie", "Nantes"),
    ):
        profile = ProfileDraft(display_name=name, specialty=specialty, town=town)
        update_profile(account, profile=profile, now=now)
    return cast


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("camille", {"author"}),
        ("CAMILLE REY", {"author"}),
        ("rey camille", {"author"}),
        ("eloise", {"colleague"}),
        ("Éloïse le", {"colleague"}),
        ("cardio", {"colleague"}),
        ("nantes", {"author", "stranger"}),
        ("dermatologie nantes", {"stranger"}),
        ("@camille_rey", {"author"}),
        ("camille rhumatologie", set()),
        ("amille", set()),
        ("", set()),
        ("%", set()),
        ("_", set()),
        ("' OR 1=1 --", set()),
        ('"*AND*"', set()),
        ("\x00\ud800", set()),
        ("zz" * 5000, set()),
    ],
)
def test_people_are_found_by_the_beginning_of_words(known: Cast, text: str, found: set[str]) -> None:
    page = search_people(text, Cut())
    assert {account.pk for account in page} == {getattr(known, role).pk for role in found}


def test_pages_of_people_are_cut_by_id(known: Cast) -> None:
    first = search_people("nantes", Cut(limit=1))
    second = search_people("nantes", Cut(limit=1, max_id=first.older))
    assert {first.items[0].pk, second.items[0].pk} == {known.author.pk, known.stranger.pk}
    assert second.older is None


def test_a_suspended_account_is_not_found(known: Cast, now: dt.datetime) -> None:
    suspend(known.author, by=None, now=now)
    assert [account.pk for account in search_people("nantes", Cut())] == [known.stranger.pk]


def test_a_changed_name_is_found_by_the_new_one(known: Cast, now: dt.datetime) -> None:
    update_profile(known.author, profile=ProfileDraft(display_name="Camille Dubreuil"), now=now)
    assert [account.pk for account in search_people("dubreuil", Cut())] == [known.author.pk]
    assert not search_people("nantes camille", Cut()).items


@pytest.mark.parametrize("handle", ["camille_rey", "@camille_rey", "CAMILLE_REY"])
def test_an_account_is_known_by_its_handle(cast: Cast, handle: str) -> None:
    assert account_by_handle(handle) == cast.author


@pytest.mark.django_db
@pytest.mark.parametrize("handle", ["", "personne", "a\x00b", "é", "x" * 10_000, "\ud800"])
def test_an_unknown_handle_is_nobody(handle: str) -> None:
    assert account_by_handle(handle) is None


def test_the_account_of_who_is_signed_in(cast: Cast) -> None:
    assert account_of(cast.author.user) == cast.author
    assert account_of(AnonymousUser()) is None
    assert account_of(User.objects.create_user("sans.compte@exemple.test")) is None
    assert account_by_id(cast.author.pk) == cast.author
    assert account_by_id(1) is None


def test_the_check_knows_the_author(known: Cast, now: dt.datetime) -> None:
    update_profile(
        known.author,
        profile=ProfileDraft(
            display_name="Camille Rey",
            town="Nantes",
            department="44",
            entries=(EntryDraft(kind="interest", title="Conseil rémunéré pour le laboratoire Fictipharm"),),
        ),
        now=now,
    )
    context = author_context(known.author, place=Place.REPLY, audience="physicians", now=now)
    assert (context.place, context.audience, context.date) == (Place.REPLY, "physicians", now.date())
    assert context.author_names == ("Camille Rey", "Camille", "Rey")
    assert (context.author_town, context.author_department) == ("Nantes", "44")
    assert (context.author_is_physician, context.author_is_pseudonymous) == (True, False)
    assert context.interests == ("Conseil rémunéré pour le laboratoire Fictipharm",)


def test_the_check_knows_little_of_someone_without_profile(now: dt.datetime, cast: Cast) -> None:
    Account.objects.get(pk=cast.lay.pk).profile.delete()
    context = author_context(cast.lay, place=Place.POST, audience="public", now=now)
    assert (context.author_town, context.author_department, context.interests) == (None, None, ())
    assert context.author_is_physician is False


def test_a_page_about_a_person_costs_the_same_with_many_lines(
    known: Cast, now: dt.datetime, django_assert_max_num_queries: Any
) -> None:
    lines = tuple(EntryDraft(kind="publication", title=f"Article numéro {n}") for n in range(40))
    update_profile(known.author, profile=ProfileDraft(display_name="Camille Rey", entries=lines), now=now)
    with django_assert_max_num_queries(4):
        assert len(profile_of(known.author).publications) == 40
    with django_assert_max_num_queries(2):
        author_context(known.author, place=Place.POST, audience="public", now=now)
    with django_assert_max_num_queries(1):
        search_people("nantes dermatologie benali", Cut())
