"""From the words that change to the text that stands: forms, elision, contraction, capitals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from colloque.secrecy.transpose.french import opens_with_vowel
from colloque.secrecy.transpose.sexes.forms import readings
from colloque.secrecy.transpose.sexes.words import Word

_TO_FEMININE = {
    "un": "une", "le": "la", "l'": "la", "ce": "cette", "cet": "cette", "mon": "ma", "ton": "ta", "son": "sa",
    "du": "de la", "au": "à la", "quel": "quelle", "aucun": "aucune", "certain": "certaine", "tout": "toute",
    "nul": "nulle",
    "tel": "telle", "tels": "telles", "nombreux": "nombreuses", "différents": "différentes",
    "tous": "toutes", "certains": "certaines", "quels": "quelles",
}  # fmt: skip
_TO_MASCULINE = {
    value: key for key, value in _TO_FEMININE.items() if key not in {"l'", "cet", "du", "au"}
} | {"l'": "le"}
_BEFORE_VOWEL = {
    "la": "l'", "le": "l'", "ce": "cet", "ma": "mon", "ta": "ton", "sa": "son", "de la": "de l'",
    "à la": "à l'",
    "beau": "bel", "vieux": "vieil", "nouveau": "nouvel", "fou": "fol", "de": "d'", "que": "qu'",
    "du": "de l'", "au": "à l'",
    "parce que": "parce qu'", "lorsque": "lorsqu'", "puisque": "puisqu'",
}  # fmt: skip
_BEFORE_CONSONANT = {
    "d'": "de", "qu'": "que", "lorsqu'": "lorsque", "puisqu'": "puisque", "cet": "ce",
    "bel": "beau", "vieil": "vieux",
    "nouvel": "nouveau", "jusqu'": "jusque", "quoiqu'": "quoique",
}  # fmt: skip
_ASPIRATED = (
    "handicap", "héros", "harcel", "hargn", "hongr", "holland", "honteu", "hurl", "heurt",
    "hardi", "hant", "hauss",
    "haut",
    "haletant", "hollandai", "hibou", "huit", "onz", "oui", "ouistiti", "yaourt",
)  # fmt: skip


def vowel_opens(word: str) -> bool:
    """Whether an elision is due before a word: aspirated h are known by their stems.

    >>> vowel_opens("hypertendue"), vowel_opens("handicapée"), vowel_opens("patiente")
    (True, False, False)
    """
    return opens_with_vowel(word) and not word.lower().startswith(_ASPIRATED) and word[:1] not in "yY♀♂"


def swaps(
    text: str, words: Sequence[Word], changing: Collection[int], *, to: str, partner: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Yield ``(start, end, words)`` for each run that changes, left to right, disjoint.

    Args:
        text: The text, n code points.
        words: Its words, read.
        changing: Indexes of the words to put in the other gender.
        to: ``F`` or ``M``.
        partner: Whether they are the words of a spouse.
    """
    forms = {at: form for at in sorted(changing) if (form := _other(words, at, to=to, partner=partner))}
    mark = "'" if "'" in text and "’" not in text else "’"
    done: dict[int, str] = dict(forms)  # and what they change around them
    for at in range(len(words)):
        if at in forms or at + 1 in forms:
            form = _joined(words, at, forms)
            done[at] = form
    yield from _runs(text, words, {at: f for at, f in done.items() if f != words[at].low}, mark)


_PARTNERS = {"femme": "mari", "mari": "femme"}
_CHILDREN = {"fille": "fils", "fils": "fille"}


def _special(words: Sequence[Word], at: int, *, partner: bool) -> Mapping[str, str]:
    """« sa femme » has a husband for counterpart, « une femme » a man; so with « fille »."""
    if partner:
        return _PARTNERS
    bare = not any(w.kind in "DA" and w.governor == at for w in words[max(0, at - 4) : at])
    if bare and words[at].low == "monsieur":
        return {"monsieur": "madame"}
    possessed = any(
        w.kind == "D" and w.governor == at and w.low in _POSSESSIVES for w in words[max(0, at - 4) : at]
    )
    unique = at + 1 < len(words) and words[at + 1].low in {
        "unique",
        "cadet",
        "cadette",
        "aîné",
        "aînée",
        "adoptif",
        "adoptive",
    }
    return (
        _CHILDREN
        if possessed
        or unique
        or (
            at + 1 < len(words)
            and words[at + 1].low in {"de", "d'", "du"}
            and not any(char.isdigit() for char in words[min(at + 2, len(words) - 1)].low)
        )
        else {}
    )


_POSSESSIVES = frozenset("mon ma ton ta son sa notre votre leur".split())


def _other(words: Sequence[Word], at: int, *, to: str, partner: bool) -> str:
    word, special = words[at], _special(words, at, partner=partner)
    if word.kind == "D":
        return (_TO_FEMININE if to == "F" else _TO_MASCULINE).get(word.low, "")
    if word.kind == "O" and word.low == "l'":
        return ""
    return special.get(word.low) or word.other


def _joined(words: Sequence[Word], at: int, forms: dict[int, str]) -> str:
    """The form of a word once what follows it has changed: elided, contracted, or full again."""
    form = forms.get(at, words[at].low)
    after = _after(words, at, forms)
    if words[at].kind in "DRQJAO" and after:
        if words[at].low == "s'" and at + 1 in forms:
            return "s'" if after in {"il", "ils"} else "si"
        if words[at].low == "si" and words[at].kind == "J":
            return "s'" if after in {"il", "ils"} else "si"
        table = _BEFORE_VOWEL if vowel_opens(after) else _BEFORE_CONSONANT
        full = {"l'": "la" if words[at].gender == "f" else "le"}.get(form, form)
        if form == "l'" and not vowel_opens(after):
            return full
        if words[at].kind in "AO" and form not in {"beau", "bel", "vieux", "vieil", "nouveau", "nouvel"}:
            return form
        return table.get(form, form)
    return form


def _after(words: Sequence[Word], at: int, forms: dict[int, str]) -> str:
    if at + 1 >= len(words) or words[at + 1].kind in {".", ",", "#"}:
        return ""
    return forms.get(at + 1, words[at + 1].low)


def _runs(
    text: str, words: Sequence[Word], done: dict[int, str], mark: str
) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(words):
        if at not in done and not (words[at].low in {"de", "à"} and done.get(at + 1) == "le"):
            at += 1
            continue
        word, form = words[at], done.get(at, words[at].low)
        start, end = word.start, word.end
        pieces = [_as_written(text[start:end], form)]
        contracted = {"de": "du", "à": "au"}.get(word.low, "")
        if contracted and word.kind == "R" and done.get(at + 1) == "le":
            yield start, words[at + 1].end, _as_written(text[start:end], contracted)
            at += 2
            continue
        if form in {"m", "mr"} and text[end : end + 1] != ".":
            pieces.append(".")
        if word.low in {"m", "mr"} and form == "mme" and text[end : end + 1] == ".":
            end += 1
        if form.endswith("'"):
            gap = len(text[end:]) - len(text[end:].lstrip(" \u00a0"))
            end += gap
        elif word.low.endswith("'"):
            pieces.append(" ")
        yield start, end, "".join(pieces).replace("'", mark)
        at += 1


def _as_written(original: str, form: str) -> str:
    if original.startswith("-"):
        head = original[: original.rindex("-") + 1]
        return head + form
    if original[:1] in "EA" and form[:1] in "éâ":
        form = original[:1] + form[1:]
    letters = original.rstrip("'’")
    if (len(letters) > 1 and letters.isupper()) or (letters.isupper() and len(form) == 1):
        return form.upper()
    return form[:1].upper() + form[1:] if original[:1].isupper() else form


def other_form(word: str) -> str:
    """The form of an isolated word in the other gender; the word itself when none is known.

    >>> other_form("bilantée")
    'bilanté'
    """
    return next((reading.other for reading in readings(word.lower()) if reading.other), word)
