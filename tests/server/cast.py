"""The fixed cast of the server's tests. All fictional; one role each, so that a test reads as a story."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from colloque.server.identity.models import Account, Profile, User
from colloque.server.publishing.models import Notification
from colloque.server.relations.actions import block, follow
from colloque.server.relations.decisions import NOBODY, Viewer
from colloque.server.relations.queries import viewer_of

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
PASSWORD = "un mot de passe de papier"


@dataclass(frozen=True)
class Cast:
    """Who plays.

    Attributes:
        author: Verified physician who writes; general practice.
        colleague: Verified physician (cardiology) who follows the author.
        stranger: Verified physician (dermatology) without any tie.
        intern: Intern (never verified as a physician) without any tie.
        lay: Member of the public who follows the author.
        blocked: Verified physician whom the author blocks.
        moderator: Verified physician, moderator, no tie.
    """

    author: Account
    colleague: Account
    stranger: Account
    intern: Account
    lay: Account
    blocked: Account
    moderator: Account

    def viewer(self, role: str) -> Viewer:
        """The reader of that name; ``anonymous`` and ``claimant`` have no account."""
        return NOBODY if role in {"anonymous", "claimant"} else viewer_of(getattr(self, role))


ROLES = (
    "author",
    "colleague",
    "stranger",
    "intern",
    "lay",
    "blocked",
    "moderator",
    "anonymous",
    "claimant",
)


def make_account(
    handle: str,
    *,
    name: str,
    kind: str = "physician",
    verified: bool = True,
    specialty: str = "",
    role: str = "member",
    now: dt.datetime = NOW,
) -> Account:
    """One account with its user and profile, without going through sign-up."""
    user = User.objects.create_user(f"{handle}@exemple.test", PASSWORD)
    account = Account.objects.create(
        user=user,
        handle=handle,
        display_name=name,
        kind=kind,
        role=role,
        verified=verified,
        created_at=now,
    )
    Profile.objects.create(account=account, specialty=specialty)
    return account


def assemble() -> Cast:
    """Make the cast and its ties."""
    cast = Cast(
        author=make_account("camille_rey", name="Camille Rey", specialty="medecine-generale"),
        colleague=make_account("louis_garnier", name="Louis Garnier", specialty="cardiologie"),
        stranger=make_account("nadia_benali", name="Nadia Benali", specialty="dermatologie"),
        intern=make_account("tom_lefort", name="Tom Lefort", kind="intern", verified=False),
        lay=make_account("jeanne_publique", name="Jeanne Publique", kind="public", verified=False),
        blocked=make_account("victor_morel", name="Victor Morel", specialty="urologie"),
        moderator=make_account("ines_moderation", name="Inès Moderation", role="moderator"),
    )
    for follower in (cast.colleague, cast.lay):
        follow(follower, cast.author, now=NOW)
    block(cast.author, cast.blocked, now=NOW)
    Notification.objects.all().delete()  # a story begins with nothing to read
    return cast
