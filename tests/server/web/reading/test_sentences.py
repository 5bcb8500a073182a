"""Every sentence a room may say about a failure is known to the door that translates it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.test import RequestFactory
from django.utils.translation import override

from colloque.server import engine
from colloque.server.engine.errors import NotFound
from colloque.server.web import failures
from colloque.server.web.sentences import SENTENCES, said

SERVER = Path(engine.__file__).parent.parent
ROOMS = ("engine", "identity", "relations", "publishing", "takedown", "watch")


def _sentences(path: Path) -> Iterator[str]:
    """Strings that are a French sentence: capital, words, full stop; numbers filled in at run time are #."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    aside = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            aside |= {id(part) for part in node.values}
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "#" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            text = node.value
        else:
            continue
        if " " in text and text[0].isupper() and text.endswith("."):
            yield text


def test_every_sentence_of_the_rooms_is_translated() -> None:
    spoken = {
        sentence
        for room in ROOMS
        for path in (SERVER / room).rglob("*.py")
        if "migrations" not in path.parts
        for sentence in _sentences(path)
    }
    assert len(spoken) > 40
    assert spoken - set(SENTENCES) == set()
    assert set(SENTENCES) - spoken == set()


def test_a_failure_speaks_the_language_of_its_reader(rf: RequestFactory) -> None:
    with override("en"):
        page = failures.failure(rf.get("/"), NotFound()).content.decode()
    assert "This page does not exist or is not open to you." in page


def test_numbers_stay_in_their_place() -> None:
    with override("en"):
        assert said("Choisissez au plus 5 spécialités.") == "Choose at most 5 specialties."
        assert "974" in said("Ce département n’existe pas : écrivez 44, 2A ou 974.")
    assert said("Une phrase inconnue, 3 fois # dite.") == "Une phrase inconnue, 3 fois # dite."
