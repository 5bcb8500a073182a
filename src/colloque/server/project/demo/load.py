"""Load the demo community into an empty house, through the rooms' own actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from colloque.server.identity.models import Account

from .casting import cast_people
from .errors import DemoError
from .pseudonyms import declare_pseudonyms
from .reading import Community, read_community
from .register import load_register
from .script import script
from .stage import Stage

# Public on purpose: printed by `make serve`, and refused where the installation has a domain.
PASSWORD = "colloque-demo-2026"  # noqa: S105  # the demo's published password, no secret

# Accounts open this long before the load, a day before the first post.
_OPENED_BEFORE = dt.timedelta(days=43, hours=4)

# Pseudonyms are declared this long before the load.
_DECLARED_BEFORE = dt.timedelta(days=42)

# What came earlier than this is read already.
_READ_BEFORE = dt.timedelta(days=2)

# Handles of the sign-ins worth printing.
SHOWN = (
    "camille_rey",
    "louise_interne",
    "moderation_ines",
    "ordre_vasseur",
    "ch_valmorel",
    "yvonne_castelnaud",
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One demo sign-in: address, handle, and who that is."""

    email: str
    handle: str
    who: str


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """What was loaded.

    Attributes:
        accounts: How many accounts.
        posts: How many posts and replies, questions and their answers and syntheses aside.
        questions: How many #DocTocToc questions.
        answers: How many answers.
        syntheses: How many questions were closed with a synthesis.
        withdrawn: How many posts were withdrawn after a claim.
        drafts: How many breaching drafts wait for the composer.
        sign_ins: A few accounts to sign in with, all with the same password.
    """

    accounts: int
    posts: int
    questions: int
    answers: int
    syntheses: int
    withdrawn: int
    drafts: int
    sign_ins: tuple[SignIn, ...]

    def lines(self) -> list[str]:
        """The summary for people, in French, one line each."""
        told = (
            f"Communauté de démonstration : {self.accounts} comptes, {self.posts} messages, "
            f"{self.questions} questions #DocTocToc dont {self.syntheses} avec synthèse. Tout y est fictif."
        )
        return [told, *sign_in_lines(self.sign_ins)]


def sign_ins(community: Community) -> tuple[SignIn, ...]:
    """The accounts shown to whoever opens the demo, Camille Rey first."""
    people = {person.handle: person for person in community.people}
    shown = [people[handle] for handle in SHOWN]
    return tuple(SignIn(p.email, p.handle, f"{p.display_name}, {p.title}") for p in shown)


def sign_in_lines(shown: Sequence[SignIn]) -> list[str]:
    """How to sign in, in French, one line each."""
    keys = [f"  {sign_in.email:<34} {sign_in.who}" for sign_in in shown]
    return [f"Pour vous connecter (mot de passe : {PASSWORD}) :", *keys]


def load_demo(*, now: dt.datetime, seed: int = 0) -> DemoSummary:
    """Open the demo accounts and play six weeks of their life, all or nothing, in one transaction.

    Args:
        now: Aware moment of the load; everything happened before it.
        seed: Draws the delays of likes and boosts.

    Returns:
        What was loaded, and whom to sign in as.

    Raises:
        DemoError: this is a production installation, an account exists already, or the data is refused.
    """
    if settings.COLLOQUE_PRODUCTION:
        raise DemoError("La démonstration ne se charge pas sur une installation qui a un domaine.")
    if Account.objects.exists():
        raise DemoError("La démonstration ne se charge que dans une base sans compte.")
    community = read_community()
    local = timezone.localtime(now)
    load_register(now=local - _OPENED_BEFORE)
    with transaction.atomic():
        cast = cast_people(community.people, password=PASSWORD, now=local - _OPENED_BEFORE)
        declare_pseudonyms(cast, now=local - _DECLARED_BEFORE)
        stage = Stage(cast)
        for moment, step in script(community, now=local, seed=seed):
            stage.play(step, now=moment)
        stage.read_notifications(before=local - _READ_BEFORE, now=local)
        for minute, draft in enumerate(community.drafts, start=1):
            stage.keep_draft(draft, now=local - dt.timedelta(minutes=minute))
    return _summary(community, stage)


def _summary(community: Community, stage: Stage) -> DemoSummary:
    return DemoSummary(
        accounts=len(stage.cast),
        posts=len(community.posts),
        questions=len(community.questions),
        answers=stage.answers,
        syntheses=stage.syntheses,
        withdrawn=stage.withdrawn,
        drafts=len(community.drafts),
        sign_ins=sign_ins(community),
    )
