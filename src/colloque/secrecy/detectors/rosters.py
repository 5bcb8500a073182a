"""Lists of people: ``L. Dreneau, K. Zaki``, lines that hold one name, names in clinical sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.naming import Unit, first_name_mark, in_eponym
from colloque.secrecy.detectors.patterns import before, compiled
from colloque.secrecy.detectors.persons import Person, is_known, is_shouted, read_person
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "rosters"
labels = frozenset({"NOM", "PRENOM"})

_UP = "A-ZÀ-ÖØ-Þ"
_LISTED = re.compile(
    rf"(?<![\w.'’-])[{_UP}]{{1,2}}\.?(?:[- ]{{0,2}}[{_UP}]\.?)?\s"
    rf"(?:[Dd][eu]s? |[Ll]e |[Ll]a )?[{_UP}][\w'’-]{{2,25}}"
)
_LINE = re.compile(
    rf"^[ \t•*-]{{0,6}}([{_UP}][\w'’-]{{0,25}}\.?"
    rf"(?:[ ]{{1,2}}(?:d[eu]s? |l[ae] )?[{_UP}][\w'’-]{{0,25}}\.?){{1,5}})"
    r"[ \t,;.]{0,4}$",
    re.MULTILINE,
)
_ENOUGH_LISTED = 3
_CITED = r"\bet al\b|\bet coll\b|\bdoi\b|\bet collaborateurs\b"
_WITH_NUMBER = (
    r"[ ,;|:()\n]{1,4}(?:nee? |ne\(e\) |\+|\(?\d ?\d|date|h ?\||f ?\||m ?\||ipp|nda|tel|sexe|age|[\w.-]+@)"
)
_PLACE_BEFORE = (
    r"\b(?:rue|avenue|av|boulevard|bd|place|chu|chru|ch|gh|hopital|clinique|centre|institut|service|unite|"
    r"pavillon|batiment|maladie|syndrome|signe|score|a|aux?|de|du|d|"
    r"groupe hospitalier)[ .'-]{1,2}$"
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield the names of lists.

    >>> found = find(FoldedText.of("Présents : L. Dreneau, K. Zaki, A. Boudin"), context=Context())
    >>> [(h.start, h.end, h.label) for h in found][:2]
    [(11, 13, 'PRENOM'), (14, 21, 'NOM')]
    """
    yield from _listed(text)
    yield from _lines(text)
    if text.is_sheet:
        yield from _beside_numbers(text)


def _hits(person: Person, score: float, source: str) -> Iterator[Hit]:
    for part in person.parts:
        yield Hit(part.start, part.end, part.label, name, score, Why(source=source))


def _listed(text: FoldedText) -> Iterator[Hit]:
    """Initials and surnames, when three of them follow each other or the text is a sheet."""
    found = [match.start() for match in _LISTED.finditer(text.original)]
    if not found or (len(found) < _ENOUGH_LISTED and not text.is_sheet):
        return
    if compiled(_CITED).search(text.folded):
        return
    for start in found:
        at = text.word_at(start)
        person = read_person(text, at) if at is not None else None
        if person is None or len(person.parts) < 2 or _is_place(text, start):
            continue
        if len(found) >= _ENOUGH_LISTED or (_is_someone(text, person) and text.words[at or 0] != "m"):
            yield from _hits(person, 0.8, "names.list")


def _is_place(text: FoldedText, start: int) -> bool:
    return compiled(_PLACE_BEFORE).search(before(text, start, 25)) is not None


def _lines(text: FoldedText) -> Iterator[Hit]:
    """Lines that hold one name, of which a part at least is a known one."""
    for match in _LINE.finditer(text.original):
        at = text.word_at(match.start(1))
        person = read_person(text, at) if at is not None else None
        if person is None or len(person.parts) < 2 or person.parts[-1].end < match.end(1):
            continue
        if _is_someone(text, person) or (text.is_sheet and _is_initialled(text, person)):
            yield from _hits(person, 0.82, "names.line")


def _is_initialled(text: FoldedText, person: Person) -> bool:
    """``Kornek Q.``: one unknown word with initials, on a line of a sheet, that heads no section."""
    words = [text.words[at] for unit in person.units for at in range(unit.first, unit.stop)]
    return len(person.units) == 1 and len(words[-1]) > 3 and _no_names().isdisjoint(words)


def _is_someone(text: FoldedText, person: Person) -> bool:
    """Whether a part is a known name, and the words are neither a place, an eponym nor a public name."""
    first = person.units[0].first
    whole = " ".join(text.words[first : person.units[-1].stop])
    if whole in lexicons.words("public_names.tsv") or in_eponym(text, first):
        return False
    if _is_eponym_phrase(text, person):
        return False
    if any(text.words[at] in _no_names() for unit in person.units for at in range(unit.first, unit.stop)):
        return False
    town = communes().at(text, first)
    if town is not None and town[0] >= person.units[-1].stop:
        return False
    return any(is_known(text, unit) for unit in person.units)


def _is_eponym_phrase(text: FoldedText, person: Person) -> bool:
    """``Échelle d'Alvarado``: an eponym after a word that is no first name."""
    eponyms = lexicons.words("eponyms.tsv")
    named = any(text.words[at] in eponyms for unit in person.units for at in range(unit.first, unit.stop))
    return named and not any(first_name_mark(text, unit) == "" for unit in person.units)


@cache
def _no_names() -> frozenset[str]:
    """Words that head a line or a sheet and are no names."""
    return lexicons.words("sheet_words.tsv") | lexicons.words("clinical_words.tsv")


def _beside_numbers(text: FoldedText) -> Iterator[Hit]:
    """In a sheet: a surname and a first name side by side, known or followed by a number of a person."""
    skip = 0
    for at in range(len(text.words)):
        if at < skip or not text.is_capital(text.starts[at]) or len(text.words[at]) < 2:
            continue
        person = read_person(text, at)
        if person is None or _is_place(text, person.parts[0].start):
            continue
        if len(person.units) < 2:
            yield from _turned(text, person)
            continue
        if len(person.parts) < 2 and not all(is_shouted(text, unit) for unit in person.units):
            continue
        known = sum(is_known(text, unit) or first_name_mark(text, unit) is not None for unit in person.units)
        given = any(first_name_mark(text, unit) in {"", "rare"} for unit in person.units)
        shouted = _changes_case(text, person.units) or all(is_shouted(text, unit) for unit in person.units)
        numbered = compiled(_WITH_NUMBER).match(text.folded, person.parts[-1].end) is not None
        if _is_someone(text, person) and (known > 1 or given or shouted or numbered):
            yield from _hits(person, 0.78, "names.sheet")
            skip = person.stop


def _turned(text: FoldedText, person: Person) -> Iterator[Hit]:
    """``CAROFF, DJEBRIL``: a surname in capitals, a comma, and the first name."""
    (unit,) = person.units
    if not is_shouted(text, unit) or text.gap(unit.stop - 1) != ", ":
        return
    given = read_person(text, unit.stop)
    both = (*person.units, *given.units) if given else ()
    if (
        given
        and len(given.units) < 4
        and any(is_known(text, one) or first_name_mark(text, one) is not None for one in both)
    ):
        yield from _hits(person, 0.78, "names.sheet")
        for one in given.parts:
            yield Hit(
                one.start,
                one.end,
                "PRENOM" if len(given.parts) == 1 else one.label,
                name,
                0.78,
                Why(source="names.sheet"),
            )


def _changes_case(text: FoldedText, units: tuple[Unit, ...]) -> bool:
    """Whether one part is all capitals and another is not: ``DUPONT Marie``."""
    return len({is_shouted(text, unit) for unit in units}) > 1
