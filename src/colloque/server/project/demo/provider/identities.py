"""The fictional identities: as claims of the provider, and as an extract of the register."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from colloque.server.identity.registry.synthetic import Fictional, fictional_rpps


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity the demo vouches for.

    Attributes:
        who: What is said of it on the page, in French.
        handle: Of the demo account it fits; empty without.
        person: As the register words it.
        practice: Whether the claims tell the practice.
        registered: Whether the demo register knows it.
    """

    who: str
    handle: str
    person: Fictional
    practice: bool
    registered: bool

    @property
    def rpps(self) -> str:
        """11 digits; also what chooses the identity."""
        return self.person.rpps

    @property
    def name(self) -> str:
        """As shown on the page."""
        return f"{self.person.given_name} {self.person.family_name}"


@lru_cache(maxsize=1)
def identities() -> Mapping[str, Identity]:
    """Every identity, by RPPS number."""
    source = resources.files(__package__).joinpath("identities.toml").read_text(encoding="utf-8")
    found = [_identity(line) for line in tomllib.loads(source)["identity"]]
    return {identity.rpps: identity for identity in found}


def registered_people() -> Iterator[Fictional]:
    """Those whom the demo register knows."""
    return (identity.person for identity in identities().values() if identity.registered)


def claims_of(identity: Identity) -> dict[str, Any]:
    """The claims of Pro Santé Connect for ``identity``, under their real names."""
    person = identity.person
    claims: dict[str, Any] = {
        "sub": f"f:colloque-demo:{person.rpps}",
        "SubjectNameID": "8" + person.rpps,
        "preferred_username": "8" + person.rpps,
        "given_name": person.given_name,
        "family_name": person.family_name.upper(),
        "UITVersion": "1.0",
        "Palier_Authentification": "APPPRIP3^1.2.250.1.213.1.5.1.1.1",
        "otherIds": [{"identifiant": "8" + person.rpps, "origine": "RASS", "qualite": 1}],
    }
    if identity.practice:
        claims["SubjectRefPro"] = {"codeCivilite": "", "exercices": [_exercise(person)]}
    return claims


def _exercise(person: Fictional) -> dict[str, Any]:
    kind, code, _ = person.skills[0] if person.skills else ("", "", "")
    return {
        "codeProfession": person.profession[0],
        "codeCategorieProfessionnelle": person.category,
        "codeCiviliteDexercice": person.civility,
        "nomDexercice": person.family_name.upper(),
        "prenomDexercice": person.given_name,
        "codeTypeSavoirFaire": kind,
        "codeSavoirFaire": code,
        "activities": [
            {"codeModeExercice": mode, "ville": town, "autoriteDenregistrement": "CNOM/CNOM/CNOM"}
            for mode, town, _ in person.activities
        ],
    }


def _identity(line: Mapping[str, Any]) -> Identity:
    category = line.get("category", "C")
    profession = tuple(line.get("profession", ("10", "Médecin")))
    person = Fictional(
        rpps=fictional_rpps(line["number"]),
        family_name=line["family_name"],
        given_name=line["given_name"],
        profession=(profession[0], profession[1]),
        category=category,
        civility="DR" if profession[0] == "10" and category != "E" else "",
        skills=tuple((kind, code, label) for kind, code, label in line.get("skills", ())),
        activities=(("S", *line["town"]),) if "town" in line else (),
    )
    return Identity(
        line["who"], line.get("handle", ""), person, line.get("practice", True), line.get("registered", True)
    )
