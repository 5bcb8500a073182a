"""``colloque registry``: the public register of professionals, read, searched, imitated."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import DatabaseError
from django.utils import timezone

from colloque.server.engine.errors import ColloqueError, InvalidInput, NotFound
from colloque.server.identity.registry.actions import Imported, import_extract
from colloque.server.identity.registry.queries import people_named, professional
from colloque.server.identity.registry.synthetic import MOST_PEOPLE, fictional_people, write_extract
from colloque.server.identity.registry.views import Registered

from .saying import database_silent, fail


def main(options: argparse.Namespace) -> int:
    """Do what ``options.verb`` says; 0, or 2 with one French line on stderr that begins with the code."""
    try:
        for line in _VERBS[options.verb](options):
            print(line)
    except ColloqueError as refusal:
        return fail(f"[{refusal.code}] {refusal.safe}")
    except DatabaseError:
        return fail(database_silent())
    except OSError as fault:
        return fail(f"le dossier ne s’ouvre pas ({fault.strerror}).")
    return 0


def _import(options: argparse.Namespace) -> Iterator[str]:
    done = import_extract(
        Path(options.extract),
        now=timezone.now(),
        progress=(lambda kind, lines: None) if options.quiet else _tell,
        accept_departures=options.accept_departures,
    )
    yield from _said(done)


def _tell(kind: str, lines: int) -> None:
    print(f"  {kind} : {lines} lignes", file=sys.stderr, flush=True)


def _said(done: Imported) -> Iterator[str]:
    change = done.difference
    yield (
        f"{done.lines} lignes lues. Professionnels : {change.arrived} arrivés, {change.changed} modifiés, "
        f"{change.departed} partis."
    )
    if done.malformed:
        yield f"{done.malformed} lignes illisibles mises de côté, dont {', '.join(done.first_bad)}."
    if done.others:
        yield f"{done.others} lignes d’un autre identifiant que le RPPS, passées."


def _find(options: argparse.Namespace) -> Iterator[str]:
    if options.wanted.isdigit():
        one = professional(options.wanted)
        found = [one] if one else []
    else:
        found = people_named(options.wanted, options.given)
    if not found:
        raise NotFound("Personne de ce numéro ou de ce nom au répertoire.")
    yield from map(_line, found)


def _line(person: Registered) -> str:
    quality = person.quality.value if person.quality else "unknown"
    towns = ", ".join(f"{town} ({department})" for town, department in person.towns)
    words = (person.rpps, person.family_name, person.given_name, quality, *person.specialities, towns)
    return " · ".join(word for word in words if word)


def _generate(options: argparse.Namespace) -> Iterator[str]:
    if not 0 < options.people <= MOST_PEOPLE:
        raise InvalidInput(f"De 1 à {MOST_PEOPLE} professionnels.", field="people")
    people = fictional_people(options.people, seed=options.seed)
    lines = write_extract(Path(options.folder), people, stamp=options.stamp)
    yield f"{options.people} professionnels fictifs, {lines} lignes d’activité : {options.folder}"


_VERBS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "import": _import,
    "find": _find,
    "generate": _generate,
}
