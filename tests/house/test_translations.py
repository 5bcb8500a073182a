"""French is written in the pages; English is complete, and the compiled file says what the source says."""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path

import polib
import pytest
from django.template.base import Lexer, TokenType
from django.utils.translation import override
from django.utils.translation.template import templatize

from colloque import estimate_risk, load_rulebook
from colloque.server.web.library import cited, translated
from house.tree import ROOT, SOURCE, called, calls, shown, sources

CATALOGUE = SOURCE / "server" / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
TEMPLATES = sorted(
    path for kind in ("html", "txt") for path in (SOURCE / "server").rglob(f"templates/**/*.{kind}")
)
_MARKED = re.compile(r"{%\s*(?:translate|trans|blocktranslate|blocktrans)\b")
_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_CALL = re.compile(rf"(?:gettext|_)\((?P<words>{_LITERAL})", re.S)
_IN_CODE = {"gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "_"}
_FRENCH = re.compile(r"[éèêàçù\u202f]|\b(?:le|la|les|des|une|personnes|retirer|millions)\b")
_FIELD = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="module")
def english() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_templates_are_found() -> None:
    assert len(TEMPLATES) > 10


def test_templates_speak_english_too(english: polib.POFile) -> None:
    known = {entry.msgid for entry in english.translated_entries()}
    assert {shown(path): words for path in TEMPLATES if (words := _words(path) - known)} == {}


def _words(template: Path) -> set[str]:
    """The sentences marked for translation, as Django's own extraction sees them."""
    source = template.read_text(encoding="utf-8")
    marked = [token for token in Lexer(source).tokenize() if token.token_type is TokenType.BLOCK]
    code = templatize(source)
    found = {str(ast.literal_eval(match["words"])) for match in _CALL.finditer(code)}
    if any(_MARKED.match("{% " + token.contents) for token in marked):
        assert found, "marked sentences were not read"
    return found


def test_code_speaks_english_too(english: polib.POFile) -> None:
    known = {entry.msgid for entry in english.translated_entries()}
    assert {shown(path): words for path in sources() if (words := _said(path) - known)} == {}


def _said(path: Path) -> set[str]:
    """The sentences of one file of code given to gettext."""
    return {
        str(call.args[0].value)
        for call in calls(path)
        if called(call) in _IN_CODE and call.args and isinstance(call.args[0], ast.Constant)
    }


def test_the_library_speaks_english_too(english: polib.POFile) -> None:
    known = {entry.msgid for entry in english.translated_entries()}
    sentences = set(runpy.run_path(str(ROOT / "scripts" / "library_sentences.py"))["sentences"]())
    assert len(sentences) > 200
    assert sentences - known == set()


@pytest.mark.parametrize(
    "text",
    [
        "Patiente de 41 ans, boulangère à Rodez, vue ce matin aux urgences pour une douleur.",
        "Femme de 41 ans, toux.",
        "Une femme de 60-70 ans a mal au dos.",
        "Patient de 52 ans, jumeau, né au Laos, maire de sa commune, hospitalisé le 3 mars 2024 à Guéret.",
        "Mme Lefèvre, 06 12 34 56 78, revient pour sa tension.",
        "Ma patiente, survivante du Bataclan, refuse l’ascenseur.",
        "Bonjour à tous.",
        "Patient de 33 ans, code postal 12000, sa mère de 70 ans est en vacances.",
        "Un patient.",
    ],
)
def test_a_risk_is_said_in_english(text: str) -> None:
    risk = estimate_risk(text)
    with override("en"):
        said = translated(risk.sentence)
    assert said != risk.sentence
    assert _FRENCH.findall(said) == []


def test_an_article_is_named_in_english() -> None:
    with override("en"):
        said = {cited(citation.label) for rule in load_rulebook() for citation in rule.citations}
    assert {label for label in said if label.endswith((" CSP", " CP", " loi 1881", " RGPD"))} == set()


def test_nothing_is_left_to_translate(english: polib.POFile) -> None:
    assert [entry.msgid for entry in english.untranslated_entries() + english.fuzzy_entries()] == []


def test_fields_are_the_same_in_both_languages(english: polib.POFile) -> None:
    unlike = [
        entry.msgid
        for entry in english.translated_entries()
        if entry.msgstr and sorted(_FIELD.findall(entry.msgid)) != sorted(_FIELD.findall(entry.msgstr))
    ]
    assert unlike == []


def test_the_compiled_file_is_up_to_date(english: polib.POFile) -> None:
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    assert {entry.msgid: (entry.msgstr, entry.msgstr_plural) for entry in compiled} == {
        entry.msgid: (entry.msgstr, entry.msgstr_plural) for entry in english.translated_entries()
    }


def test_the_catalogue_is_in_the_package() -> None:
    assert CATALOGUE.is_relative_to(ROOT / "src" / "colloque")
