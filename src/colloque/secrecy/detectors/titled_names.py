"""Names after a civility or a word that announces one: ``Mme Le Goff``, ``mr da silva``, ``née Boutin``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from colloque.findings import Context, Role, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.courtesy import ends_sentence, is_surname, is_title, opens_sentence
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.naming import (
    PARTICLES,
    Unit,
    first_name_mark,
    head_word,
    is_capital,
    is_common,
    label_units,
    read_unit,
)
from colloque.secrecy.detectors.persons import read_initials
from colloque.secrecy.eponymy import is_person, is_subject
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "titled_names"
labels = frozenset({"NOM", "PRENOM"})


@dataclass(frozen=True, slots=True)
class _Civility:
    """What a word that announces a name asks of it."""

    role: Role
    capital: bool
    known: bool


@cache
def _civilities() -> dict[str, _Civility]:
    return {
        row["name"]: _Civility(Role(row["role"]), row["case"] == "capital", row["proof"] == "lexicon")
        for row in lexicons.rows("civilities.tsv")
    }


_GAPS = frozenset({" ", ". ", ".", ".  ", "  ", " : ", ": ", ":", ".:"})
# "ma patiente Sarah": these words are followed by a first name as often as by a surname.
_FIRST_NAMED = frozenset({"patient", "patiente", "pt", "pte", "interne", "externe", "soeur", "dame"})
_MOST_UNITS = 4


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield the names that a civility announces, first name and surname apart.

    >>> [(h.start, h.end, h.label) for h in find(FoldedText.of("Mme Le Goff, 78 ans"), context=Context())]
    [(4, 11, 'NOM')]
    """
    civilities = _civilities()
    for at, word in enumerate(text.words):
        civility = civilities.get(word)
        if civility is not None and _is_civility(text, at):
            yield from _read(text, at, civility)


def _is_civility(text: FoldedText, at: int) -> bool:
    if at + 1 >= len(text.words) or text.gap(at) not in _GAPS:
        return False
    word = text.words[at]
    if ends_sentence(word, text.gap(at)):
        return False
    if ":" in text.gap(at) and word in {"interne", "externe", "dame", "sieur", "soeur", "maitre"}:
        return False
    if word == "m":
        before = text.folded[max(0, text.starts[at] - 2) : text.starts[at]]
        abbreviated = is_capital(text, at) or text.gap(at).startswith(".")
        return abbreviated and not before.strip(" ")[-1:].isdigit() and not before.endswith("'")
    if word == "me":
        return is_capital(text, at) and text.gap(at) == " " and is_capital(text, at + 1)
    if word == "pere":
        return at > 0 and text.words[at - 1] == "le"
    return is_capital(text, at) or word not in {"pr", "pre"}


def _read(text: FoldedText, at: int, civility: _Civility) -> Iterator[Hit]:
    first = at + 1
    if text.words[first] in _civilities() and _is_civility(text, first):
        return
    initial = _initial(text, first)
    units = _units(
        text, initial.stop if initial else first, needs_capital=civility.capital or initial is not None
    )
    if (
        not units
        or not ((initial and civility.known) or _plausible(text, units[0], civility))
        or is_title(text, units[0], text.words[at])
        or _is_public(text, units)
    ):
        return
    cue = text.original[text.starts[at] : text.ends[at]]
    labelled = label_units(text, units)
    if (
        civility.known
        and text.words[at] in _FIRST_NAMED
        and len(units) == 1
        and not first_name_mark(text, units[0])
    ):
        given = first_name_mark(text, units[0]) == ""
        labelled = [(begin, stop, "PRENOM" if given else label) for begin, stop, label in labelled]
    if initial:
        end = text.ends[initial.stop - 1]
        end += text.folded[end : end + 1] == "."
        why = Why(source="names.civility", cues=(cue,), role=civility.role)
        yield Hit(text.starts[first], end, "PRENOM", name, 0.9, why)
    yield from _trailing(text, units[-1].stop, cue, civility) if initial is None else ()
    for begin, stop, label in labelled:
        why = Why(source="names.civility", cues=(cue,), role=civility.role)
        score = 0.95 if is_capital(text, stop - 1) else 0.85
        yield Hit(text.starts[begin], text.ends[stop - 1], label, name, score, why)


def _trailing(text: FoldedText, word: int, cue: str, civility: _Civility) -> Iterator[Hit]:
    """The initials of the first name after the surname: ``Pr Duclos J.-L.``."""
    if word >= len(text.words) or text.gap(word - 1) != " ":
        return
    stop, end = read_initials(text, word)
    closed = text.folded[end : end + 1] in {"", "\n"} or text.folded[end - 1] == "."
    if stop > word and closed:
        why = Why(source="names.civility", cues=(cue,), role=civility.role)
        yield Hit(text.starts[word], end, "PRENOM", name, 0.85, why)


def _initial(text: FoldedText, word: int) -> Unit | None:
    """The initial of a first name before a surname: ``Dr A. ROUCHIER``, ``Pr J.-L. Duclos``."""
    at = word
    while at + 1 < len(text.words) and at - word < 2 and len(text.words[at]) == 1 and is_capital(text, at):
        if text.gap(at) not in {". ", ".-", ".", " ", "-"}:
            break
        at += 1
    long = at < len(text.words) and len(text.words[at]) > 1 and is_capital(text, at)
    return Unit(word, at) if at > word and long and text.gap(at - 1) in {". ", " ", "."} else None


def _units(text: FoldedText, word: int, *, needs_capital: bool) -> list[Unit]:
    units: list[Unit] = []
    lower = not _starts_capital(text, word)
    if lower and needs_capital and not (_known_lower(text, word) or _is_someone(text, word)):
        return []
    while len(units) < _MOST_UNITS:
        unit = read_unit(text, word)
        if unit is None or not _belongs(text, unit, units, lower=lower):
            break
        units.append(unit)
        word = unit.stop
        if word >= len(text.words) or not _goes_on(text, unit, word):
            break
    return units


def _is_someone(text: FoldedText, word: int) -> bool:
    """Whether words in small letters are a surname all the same: ``m. petit``, ``monsieur roux refuse``."""
    unit = read_unit(text, word)
    if unit is None or " ".join(text.words[unit.first : unit.stop]) not in lexicons.surnames():
        return False
    end = text.ends[unit.stop - 1]
    abbreviated = text.words[word - 1] == "m" and text.gap(word - 1).startswith(".")
    return abbreviated or is_subject(text, end) or is_person(text, end)


def _goes_on(text: FoldedText, unit: Unit, word: int) -> bool:
    gap = text.gap(unit.stop - 1)
    if gap == " ":
        return True
    if gap != ", " or not is_capital(text, word) or first_name_mark(text, unit) is not None:
        return False
    given = first_name_mark(text, Unit(word, word + 1))
    unknown = text.gap(word) == ", " and text.words[word] not in communes().by_first
    return given in {"", "rare"} or (given is None and unknown and not is_common(text.words[word]))


def _starts_capital(text: FoldedText, word: int) -> bool:
    while word < len(text.words) - 1 and text.words[word] in PARTICLES and not is_capital(text, word):
        word += 1
    return is_capital(text, word)


def _known_lower(text: FoldedText, word: int) -> bool:
    """Whether a lower-case word is a surname or first name that is no French word."""
    return "" in {lexicons.surnames().get(text.words[word]), lexicons.first_names().get(text.words[word])}


def _belongs(text: FoldedText, unit: Unit, units: list[Unit], *, lower: bool) -> bool:
    head = head_word(text, unit)
    last = text.words[head]
    if not lower:
        if not is_capital(text, head) or (len(last) == 1 and unit.stop - unit.first == 1):
            return False
        # "M. Zaven Petit": an everyday word goes on a first name; "Mme Costa Bonne journée" stops.
        if not units:
            return True
        goes_on = not is_common(last) or (
            is_surname(last, capital=True) and first_name_mark(text, units[0]) is not None
        )
        return goes_on and not opens_sentence(last) and last not in lexicons.words("acronyms.tsv")
    whole = " ".join(text.words[unit.first : unit.stop])
    if not units and lexicons.surnames().get(whole) in {"", "rare"} and _is_someone(text, unit.first):
        # "mme ba est venue", "m. n'diaye": too short to be told otherwise.
        return True
    if not is_surname(last, capital=False) or len(last) < 2 or is_capital(text, unit.first):
        return False
    if unit.stop - unit.first > 1 and text.words[unit.first] in {
        "la",
        "le",
        "les",
        "l",
        "de",
        "du",
        "des",
        "d",
    }:
        return not units and lexicons.surnames().get(" ".join(text.words[unit.first : unit.stop])) is not None
    if units and first_name_mark(text, unit) is not None and _known_lower(text, units[0].first):
        return True
    if units:
        return not is_common(last) and "" in {lexicons.first_names().get(last), lexicons.surnames().get(last)}
    return len(last) > 2


def _plausible(text: FoldedText, unit: Unit, civility: _Civility) -> bool:
    # "INTERNE Basaglia Aimée": in a list of staff the name need not be a known one.
    at = unit.first - 1
    leads_line = (
        civility.role is Role.COLLEAGUE
        and text.is_sheet
        and is_capital(text, at)
        and text.folded[: text.starts[at]].rstrip(" ")[-1:] in {"", "\n"}
        and not text.original[text.starts[unit.first] : text.ends[unit.stop - 1]].isupper()
    )
    last = text.words[unit.stop - 1]
    if unit.stop - unit.first == 1 and not is_surname(last, capital=is_capital(text, unit.first)):
        return False
    if civility.known and not leads_line:
        known = last in lexicons.surnames() or first_name_mark(text, unit) is not None
        return known and not is_common(last) and last not in lexicons.words("acronyms.tsv")
    return True


def _is_public(text: FoldedText, units: list[Unit]) -> bool:
    whole = " ".join(text.words[units[0].first : units[-1].stop])
    return whole in lexicons.words("public_names.tsv")
