"""The pseudonyms of the demo: declared by those who bear them, one registered by the Order's account."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from colloque.server.engine.errors import ColloqueError
from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions
from colloque.server.identity.pseudonyms.forms import AliasDraft, DeclarationDraft

from .errors import DemoError

_COUNCILLOR = "ordre_vasseur"
_READ = "Instruction de la déclaration (démonstration)."
_REGISTERED = "Inscription au tableau vérifiée (démonstration)."


@dataclass(frozen=True, slots=True)
class PseudonymLine:
    """One pseudonym of ``pseudonyms.toml``."""

    handle: str
    council: str
    family_name: str
    given_names: str
    rpps: str
    aliases: list[list[str]]
    registered: bool

    @property
    def draft(self) -> DeclarationDraft:
        """What its bearer hands in."""
        return DeclarationDraft(
            council=self.council,
            family_name=self.family_name,
            given_names=self.given_names,
            rpps=self.rpps,
            aliases=tuple(AliasDraft(network, handle) for network, handle in self.aliases),
        )


def pseudonym_lines() -> tuple[PseudonymLine, ...]:
    """The pseudonyms of the demo, in the order of the file.

    >>> [line.registered for line in pseudonym_lines()]
    [True, False]
    """
    source = resources.files(__package__).joinpath("pseudonyms.toml").read_text(encoding="utf-8")
    return tuple(PseudonymLine(**table) for table in tomllib.loads(source)["pseudonym"])


def declare_pseudonyms(cast: Mapping[str, Account], *, now: dt.datetime) -> None:
    """Declare them, and register those that are.

    Raises:
        DemoError: the house refuses one; ``where`` names the handle.
    """
    for line in pseudonym_lines():
        try:
            row = actions.declare(cast[line.handle], form=line.draft, now=now)
            if line.registered:
                actions.open_identity(cast[_COUNCILLOR], row.pk, reason=_READ, now=now)
                actions.register(cast[_COUNCILLOR], row.pk, reason=_REGISTERED, now=now)
        except ColloqueError as refusal:
            where = f"{line.handle} : {refusal.code}"
            raise DemoError("Un pseudonyme de la démonstration est refusé.", where=where) from refusal
