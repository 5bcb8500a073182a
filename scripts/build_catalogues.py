"""Gather the sentences of the pages into their catalogues and compile them.

Run from the repository root: ``.venv/bin/python scripts/build_catalogues.py`` (needs GNU gettext).

English is written by hand in ``locale/en``; what is left to translate is listed, and the exit status is 1.
Sentences of the library (rules, findings, reasons) are gathered by ``library_sentences.py`` beside this file.
French is written in the pages; its catalogue is made here and holds only what typography asks for: a no-break
space before a colon, a narrow one before the other double signs and inside guillemets, which nobody wants to
type, or see go wrong, in code.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import polib
from library_sentences import sentences

WEB = Path(__file__).resolve().parent.parent / "src" / "colloque" / "server" / "web"
LOCALE = WEB / "locale"
_NARROW = re.compile(r"[ \u00a0](?=[;?!»])|(?<=«)[ \u00a0]")
_WIDE = re.compile(r" (?=[:%](?!\())")


def main() -> int:
    """Gather, typeset, compile; the number of sentences left to translate decides the exit status."""
    known = {entry.msgid: entry.msgstr for entry in _catalogue("en")}
    _gather()
    french, english = (_catalogue(language) for language in ("fr", "en"))
    for entry in french:
        _typeset(entry)
    for sentence in sentences():
        _add(english, sentence, known)
    missing = english.untranslated_entries() + english.fuzzy_entries()
    for language, catalogue in (("fr", french), ("en", english)):
        for obsolete in catalogue.obsolete_entries():
            catalogue.remove(obsolete)
        for entry in catalogue:
            entry.previous_msgid = entry.previous_msgid_plural = None
        _save(catalogue, LOCALE / language / "LC_MESSAGES" / "django.po")
    for entry in missing:
        sys.stdout.write(f"{entry.msgid!r}\n")
    return 1 if missing else 0


def _gather() -> None:
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "-l",
        "en",
        "-l",
        "fr",
        "--no-wrap",
        "--no-location",
    ]
    settings = {"DJANGO_SETTINGS_MODULE": "colloque.server.project.settings_test"}
    subprocess.run(command, cwd=WEB.parent, check=True, env={**os.environ, **settings})  # noqa: S603  # our own words


def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"), wrapwidth=0)


def _add(catalogue: polib.POFile, sentence: str, known: Mapping[str, str]) -> None:
    """Keep a sentence of the library, which no page says and gettext sets aside, with its translation."""
    entry = catalogue.find(sentence, include_obsolete_entries=True)
    if entry is None:
        entry = polib.POEntry(msgid=sentence)
        catalogue.append(entry)
    entry.obsolete = False
    entry.msgstr = entry.msgstr or known.get(sentence, "")


def _typeset(entry: polib.POEntry) -> None:
    """French of a French sentence: the same words, the spaces of a printer."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if entry.msgid_plural:
        entry.msgstr_plural = {0: _bound(entry.msgid), 1: _bound(entry.msgid_plural)}
    else:
        entry.msgstr = _bound(entry.msgid)


def _bound(text: str) -> str:
    return _NARROW.sub("\u202f", _WIDE.sub("\u00a0", text))


def _save(catalogue: polib.POFile, path: Path) -> None:
    # The day of the run says nothing about the sentences, and would change the file at every run.
    catalogue.metadata = {
        "Language": path.parent.parent.name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);"
        if path.parent.parent.name == "en"
        else "nplurals=2; plural=(n > 1);",
    }
    catalogue.metadata_is_fuzzy = 0
    catalogue.header = "Sentences of Colloque's pages; made by scripts/build_catalogues.py, English by hand."
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    raise SystemExit(main())
