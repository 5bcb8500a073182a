"""What is known of people: the only readers of the tables of identity."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from colloque.server.engine.pages import Cut, Page, cut

from .contexts import author_context, is_verified_physician
from .decisions import handle_is_well_formed
from .models import AccessToken, Account, PersonWord, Profile, ProfileEntry, User, Verification
from .qualification.queries import qualification_of
from .search import MOST_WORDS, folded_words
from .specialties import label
from .tokens import digest
from .views import Bearer, EntryView, ProfileView, VerifiedMark

__all__ = [
    "account_by_handle",
    "account_by_id",
    "account_of",
    "author_context",
    "bearer",
    "count_accounts",
    "is_verified_physician",
    "profile_of",
    "search_people",
]


def account_by_handle(handle: str) -> Account | None:
    """The account that bears ``handle`` (with or without ``@``, whatever the case); None without one."""
    wanted = handle.removeprefix("@").lower()
    if not handle_is_well_formed(wanted):
        return None
    return Account.objects.filter(handle=wanted).first()


def account_by_id(identifier: int) -> Account | None:
    """The account with this id, or None."""
    return Account.objects.filter(pk=identifier).first()


def account_of(user: User | AnonymousUser) -> Account | None:
    """The account of who is signed in; None for nobody, or before the account is opened."""
    if not isinstance(user, User):
        return None
    return Account.objects.filter(user=user).first()


def count_accounts() -> int:
    """How many accounts stand on this server."""
    return Account.objects.filter(suspended_at=None).count()


def bearer(token: str) -> Bearer | None:
    """Who acts with ``token``; None for a token that is unknown or ended, or a suspended account."""
    row = (
        AccessToken.objects.select_related("account")
        .filter(digest=digest(token), revoked_at=None, account__suspended_at=None)
        .first()
    )
    return Bearer(account=row.account, scopes=frozenset(row.scopes.split())) if row else None


def profile_of(account: Account, *, language: str = "fr") -> ProfileView:
    """The professional page of ``account``, in four queries."""
    profile = Profile.objects.filter(account=account).first() or Profile(account=account)
    entries: dict[str, list[EntryView]] = {kind: [] for kind in ProfileEntry.Kind.values}
    for row in ProfileEntry.objects.filter(profile_id=account.pk).order_by("-year_from", "-id"):
        entries[row.kind].append(
            EntryView(
                kind=row.kind,
                title=row.title,
                year_from=row.year_from,
                year_to=row.year_to,
                detail=row.detail,
                link=row.link,
            )
        )
    return ProfileView(
        account=account,
        title=profile.title,
        specialty=profile.specialty,
        specialty_label=label(profile.specialty, language),
        town=profile.town,
        department=profile.department,
        bio=profile.bio,
        cursus=tuple(entries["cursus"]),
        publications=tuple(entries["publication"]),
        interests=tuple(entries["interest"]),
        verified=_mark(account),
        standing=qualification_of(account),
    )


def _mark(account: Account) -> VerifiedMark | None:
    if not account.verified:
        return None
    row = Verification.objects.filter(account=account, state="valid").order_by("-id").first()
    return VerifiedMark(method=row.method, at=row.at) if row else None


def search_people(text: str, page: Cut) -> Page[Account]:
    """People whose handle, name, specialty or town has a word beginning like each word of ``text``.

    Accents and case do not count; suspended accounts are left out; nothing asked finds nobody.
    """
    words = folded_words(text[:400])[:MOST_WORDS]
    rows = Account.objects.filter(suspended_at=None) if words else Account.objects.none()
    for word in words:
        rows = rows.filter(pk__in=PersonWord.objects.filter(word__startswith=word).values("account"))
    return cut(rows, page)
