"""Turn the Dicollecte spelling dictionary into the table of French forms that a change of sex reads.

Usage: ``python scripts/build_sexed_words.py fr.dic fr.aff``

Both files come from the package ``hunspell-fr-comprehensive`` 7.0 (Dicollecte, MPL-2.0: its notice opens
the table). A line is one paradigm: its endings with their tags, a tabulation, and every stem that takes them.
Tags: N noun, A adjective, P past participle, each with gender (m, f, e for both) and number (s, p, e);
V3 verb, third person singular, V other finite forms, I infinitive; B adverb or preposition.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path("src/colloque/secrecy/transpose/sexes/data/forms.tsv")
NOTICE = (
    "# Forms of French nouns, adjectives, participles and verbs; derived from Dicollecte 7.0\n"
    "# (hunspell-fr-comprehensive), © Dicollecte contributors, by scripts/build_sexed_words.py.\n"
    "# This file is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the\n"
    "# MPL was not distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.\n"
)
GENDERS = {"is:mas": "m", "is:fem": "f", "is:epi": "e"}
NUMBERS = {"is:sg": "s", "is:pl": "p", "is:inv": "e"}
FINITE = {"po:ipre", "po:iimp", "po:ipsi", "po:ifut", "po:cond", "po:spre", "po:simp", "po:impe"}
Rule = tuple[str, str, re.Pattern[str], frozenset[str]]


def read_rules(path: str) -> dict[str, list[Rule]]:
    """Suffix rules by their two-letter flag: what goes, what comes, where, with which tags."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) > 4 and parts[0] == "SFX":
            cut = "" if parts[2] == "0" else parts[2]
            put = parts[3].partition("/")[0]
            rules[parts[1]].append(
                (cut, "" if put == "0" else put, re.compile(f"(?:{parts[4]})$"), frozenset(parts[5:]))
            )
    return rules


def forms_of(
    word: str, flags: str, tags: frozenset[str], rules: dict[str, list[Rule]]
) -> Iterator[tuple[str, str]]:
    """Every form of an entry with its short tag; a form that no tag fits is left out."""
    found = False
    for flag in (flags[at : at + 2] for at in range(0, len(flags), 2)):
        for cut, put, where, more in rules.get(flag, ()):
            if word.endswith(cut) and where.search(word):
                found = True
                stem = word[: len(word) - len(cut)] if cut else word
                yield from ((stem + put, tag) for tag in short_tags(tags, more))
    if not found:
        yield from ((word, tag) for tag in short_tags(tags, frozenset()))


def short_tags(tags: frozenset[str], more: frozenset[str]) -> Iterator[str]:
    """The short tags of one form, from those of its entry and of its suffix."""
    every = tags | more
    if any(tag.startswith("po:v") for tag in tags):
        if "po:ppas" in more:
            yield f"P{_gender(more, 'm')}{_number(more)}"
        elif "po:infi" in more:
            yield "I"
        elif more & FINITE:
            yield "V3" if "po:3sg" in more else "V"
        return
    if every & {"po:adv", "po:prep", "po:cjco", "po:cjsub"}:
        yield "B"
    for kind, letter in (("po:nom", "N"), ("po:adj", "A")):
        if kind in every:
            yield f"{letter}{_gender(every, 'm')}{_number(every)}"


def _gender(tags: frozenset[str], default: str) -> str:
    return next((letter for tag, letter in GENDERS.items() if tag in tags), default)


def _number(tags: frozenset[str]) -> str:
    return next((letter for tag, letter in NUMBERS.items() if tag in tags), "s")


def _shared_start(forms: list[str]) -> str:
    first, last = min(forms), max(forms)
    return next((first[:at] for at, char in enumerate(first) if char != last[at]), first)


def build(dic: str, aff: str) -> str:
    """The whole table."""
    rules = read_rules(aff)
    paradigms: dict[str, set[str]] = defaultdict(set)
    for line in Path(dic).read_text(encoding="utf-8").splitlines()[1:]:
        entry, *tags = line.split()
        word, _, flags = entry.partition("/")
        if not re.fullmatch(r"[a-zà-öø-ÿœæ-]{2,}", word):
            continue
        forms = set(forms_of(word, flags.split("(")[0], frozenset(tags), rules))
        if forms:
            stem = _shared_start([form for form, _ in forms])
            paradigms[" ".join(sorted(f"{form[len(stem) :]}:{tag}" for form, tag in forms))].add(stem)
    lines = (f"{paradigm}\t{' '.join(sorted(stems))}\n" for paradigm, stems in sorted(paradigms.items()))
    return NOTICE + "".join(lines)


if __name__ == "__main__":
    OUT.write_text(build(sys.argv[1], sys.argv[2]), encoding="utf-8")
