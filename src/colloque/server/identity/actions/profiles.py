"""Change what a profile says; every text of it passes the check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from colloque import Verdict
from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.journal import record
from colloque.server.engine.text import clean_text

from ..contexts import profile_context
from ..decisions import is_department
from ..forms import (
    BIO_LIMIT,
    DISPLAY_NAME_LIMIT,
    ENTRY_DETAIL_LIMIT,
    ENTRY_TITLE_LIMIT,
    LINK_LIMIT,
    MOST_ENTRIES,
    TITLE_LIMIT,
    TOWN_LIMIT,
    EntryDraft,
    ProfileDraft,
)
from ..models import Account, Profile, ProfileEntry
from ..qualification.queries import qualification_of
from ..search import index_person
from ..specialties import every
from .checked import Checker, spelled_out

_FIRST_YEAR = 1900
_is_link = URLValidator(schemes=["http", "https"])


def update_profile(
    account: Account,
    *,
    profile: ProfileDraft,
    now: dt.datetime,
    acknowledged: Verdict = Verdict.PUBLISH,
) -> Profile:
    """Replace the profile of ``account`` by ``profile``, or change nothing.

    Args:
        account: Whose profile.
        profile: The whole profile as typed.
        now: Aware moment.
        acknowledged: The worst verdict the person takes upon himself; never ``block``.

    Raises:
        InvalidInput: a field cannot be taken; ``field`` is ``title``, ``entries.2.link``…
        FieldRefused: the check asks for a repair in one field.
    """
    town = clean_text(profile.town, field="town", limit=TOWN_LIMIT, required=False, multiline=False)
    department = _department(profile.department)
    name = clean_text(profile.display_name, field="display_name", limit=DISPLAY_NAME_LIMIT, multiline=False)
    context = profile_context(account, display_name=name, town=town, department=department, now=now)
    checker = Checker(context=context, acknowledged=acknowledged)
    checker.clear(name, field="display_name")
    checker.clear(town, field="town")
    values = {
        "title": checker.text(profile.title, field="title", limit=TITLE_LIMIT),
        "specialty": _specialty(account, profile.specialty),
        "town": town,
        "department": department,
        "bio": checker.text(profile.bio, field="bio", limit=BIO_LIMIT, multiline=True),
    }
    entries = _entries(profile.entries, checker, now)
    with transaction.atomic():
        saved, _ = Profile.objects.update_or_create(account=account, defaults=values)
        Account.objects.filter(pk=account.pk).update(display_name=name)
        account.display_name = name
        saved.entries.all().delete()
        for entry in entries:
            entry.profile = saved
        ProfileEntry.objects.bulk_create(entries)
        index_person(account, saved)
        record("profile.updated", subject=account, by=account.id, now=now, facts={"entries": len(entries)})
    return saved


def choose_language(account: Account, *, language: str, now: dt.datetime) -> None:
    """Keep the reader's language, ``fr`` or ``en``.

    Raises:
        InvalidInput: another language.
    """
    if language not in ("fr", "en"):
        raise InvalidInput("Cette langue n’est pas proposée.", field="language")
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(language=language)
        record("account.language", subject=account, by=account.id, now=now, facts={"language": language})
    account.language = language


def _department(value: str) -> str:
    code = clean_text(value, field="department", limit=3, required=False, multiline=False).upper()
    if code and not is_department(code):
        raise InvalidInput("Ce département n’existe pas : écrivez 44, 2A ou 974.", field="department")
    return code


def _specialty(account: Account, slug: str) -> str:
    """A specialty of the list; for whoever the register knows as a physician, one of his own."""
    if slug and slug not in every():
        raise InvalidInput("Cette spécialité n’est pas dans la liste.", field="specialty")
    found = qualification_of(account)
    if slug and found is not None and found.binds and slug not in found.slugs:
        raise InvalidInput(
            "Vos spécialités viennent du répertoire : choisissez l’une d’elles, ou aucune.", field="specialty"
        )
    return slug


def _entries(drafts: Sequence[EntryDraft], checker: Checker, now: dt.datetime) -> list[ProfileEntry]:
    if len(drafts) > MOST_ENTRIES:
        raise InvalidInput(f"Un profil a au plus {MOST_ENTRIES} lignes.", field="entries", code="too_many")
    return [_entry(draft, f"entries.{place}", checker, now) for place, draft in enumerate(drafts)]


def _entry(draft: EntryDraft, field: str, checker: Checker, now: dt.datetime) -> ProfileEntry:
    if draft.kind not in ProfileEntry.Kind.values:
        raise InvalidInput("Cette sorte de ligne n’existe pas.", field=f"{field}.kind")
    years = [year for year in (draft.year_from, draft.year_to) if year is not None]
    if years != sorted(years) or any(not _FIRST_YEAR <= year <= now.year + 6 for year in years):
        raise InvalidInput(
            "Ces années ne se suivent pas ou sont hors du possible.", field=f"{field}.year_from"
        )
    return ProfileEntry(
        kind=draft.kind,
        title=checker.text(draft.title, field=f"{field}.title", limit=ENTRY_TITLE_LIMIT, required=True),
        detail=checker.text(draft.detail, field=f"{field}.detail", limit=ENTRY_DETAIL_LIMIT),
        link=_link(draft.link, f"{field}.link", checker),
        year_from=draft.year_from,
        year_to=draft.year_to,
    )


def _link(value: str, field: str, checker: Checker) -> str:
    link = clean_text(value, field=field, limit=LINK_LIMIT, required=False, multiline=False)
    if link:
        try:
            _is_link(link)
        except ValidationError:
            raise InvalidInput("Ce lien n’est pas une adresse http ou https.", field=field) from None
        checker.clear(spelled_out(link), field=field)
    return link
