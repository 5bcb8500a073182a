"""Names become role words: the patient, a relative, a colleague; the same person, the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from colloque.findings import Role
from colloque.secrecy.transpose.cast import Cast, Mention, Person, read_cast
from colloque.secrecy.transpose.french import Noun, capital_if, join, opens_sentence
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import alternation

_KEPT_ROLES: Mapping[Role, str] = {
    Role.AUTHOR: "C’est votre nom : vous signez ce que vous publiez.",
    Role.PUBLIC_FIGURE: "Personne publique citée à ce titre, non comme patient.",
}
_COUNTRY = "C’est un pays ou une matière, non une personne."
_PRODUCT = "C’est le nom d’un produit, non d’une personne."
_REASONS: Mapping[Role, str] = {
    Role.PATIENT: "Le nom désigne le patient : un mot de rôle suffit au raisonnement.",
    Role.RELATIVE: "Le nom d’un proche fait reconnaître le patient.",
    Role.COLLEAGUE: "Le nom d’un confrère situe le lieu du soin, et il n’a pas choisi d’être cité.",
}
_NOUNS: Mapping[tuple[Role, bool], Noun] = {
    (Role.PATIENT, True): Noun("patiente", True),
    (Role.PATIENT, False): Noun("patient", False),
    (Role.RELATIVE, True): Noun("proche", True),
    (Role.RELATIVE, False): Noun("proche", False),
    (Role.COLLEAGUE, True): Noun("consœur", True),
    (Role.COLLEAGUE, False): Noun("confrère", False),
}


def plan_names(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each naming of a person, in order.

    >>> from colloque.secrecy.hits import Hit
    >>> text = "Avis de Mme Roc, et Mme Roc refuse."
    >>> hits = (Hit(12, 15, "NOM", "x", 1.0), Hit(24, 27, "NOM", "x", 1.0))
    >>> [edit.words for edit in plan_names(Scene(text, hits))]
    ['d’une patiente', 'la patiente']
    """
    cast = read_cast(scene)
    nouns = _nouns(cast)
    introduced: set[int] = set()
    for mention in cast.mentions:
        person = cast.people[mention.person]
        if reason := _why_kept(scene, mention, person):
            yield Edit(mention.start, mention.end, mention.hits[0].label, None, reason, _inside(mention))
            continue
        yield _edit(scene, mention, nouns[mention.person], person, known=mention.person in introduced)
        introduced.add(mention.person)


def _why_kept(scene: Scene, mention: Mention, person: Person) -> str | None:
    """Why a name stays; None when it goes."""
    if scene.text[mention.end : mention.end + 1] in {"®", "™"}:
        return _PRODUCT
    if mention.left.preposition == "en" and not mention.left.title:
        return _COUNTRY
    return _KEPT_ROLES.get(person.role)


def _nouns(cast: Cast) -> dict[int, Noun]:
    """The noun of each person; the second of a kind is « un autre patient », then « un troisième »."""
    seen: dict[str, int] = {}
    nouns: dict[int, Noun] = {}
    for rank, person in enumerate(cast.people):
        noun = _noun(person)
        nouns[rank] = noun.other(seen.get(noun.words, 0))
        seen[noun.words] = seen.get(noun.words, 0) + 1
    return nouns


def _noun(person: Person) -> Noun:
    if person.sex == "MF":
        return Noun("couple", False)
    if person.child:
        return Noun("enfant", person.sex == "F")
    role = person.role if person.role in _REASONS else Role.PATIENT
    return _NOUNS[role, person.sex == "F"]


_DETERMINERS = "une?|le|la|mon|ma|son|sa|notre|leurs?|mes|ses|nos|du|au|cet?|cette"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    people = alternation("people", "kin", "patients", "carers")
    return re.compile(
        {
            "maiden": rf",?\s*\(?\b(?:{alternation('people', 'maiden')})\b\.?\s*:?\s*$",
            "field": rf"\b(?:{alternation('people', 'fields')})\s*:\s*$",
            "named": rf"\b(?:{alternation('people', 'named')})\s+$",
            "verb": rf"(?:{alternation('people', 'verbs')})\b",
            "greeting": rf"\b(?:{alternation('people', 'greetings')})\s+$",
            "apposition": rf"(?P<known>\b(?:{_DETERMINERS}) |\bl')?"
            rf"(?:[a-z]+ )?\b(?:{people})(?P<joint>\s+|\s*,\s*|\s*:\s*|\s*\(\s*)$",
        }[name]
    )


def _inside(mention: Mention) -> tuple[tuple[int, int], ...]:
    return tuple((hit.start, hit.end) for hit in mention.hits)


def _edit(scene: Scene, mention: Mention, noun: Noun, person: Person, *, known: bool) -> Edit:
    start, end, words = (
        _drop(scene, mention)
        or _in_brackets(scene, mention)
        or _phrase(scene, mention, noun, person, known=known)
    )
    reason = _REASONS.get(person.role, _REASONS[Role.PATIENT])
    return Edit(start, end, mention.hits[0].label, words, reason, _inside(mention))


def _drop(scene: Scene, mention: Mention) -> tuple[int, int, str] | None:
    """Drop a name that only repeats a noun: « sa fille Zoé », « ma patiente, Mme Roc, », « née Roc »."""
    titled = scene.before(mention.start)
    if match := _pattern("maiden").search(titled):
        end = mention.end + (1 if "(" in match[0] and scene.text[mention.end :].startswith(")") else 0)
        return mention.start - len(match[0]), end, ""
    if mention.left.preposition:
        return None
    start = mention.left.start
    if match := _pattern("greeting").search(scene.before(start)):
        if mention.left.title:
            return mention.start - _gap(scene, mention.start), mention.end, ""
        return start - _gap(scene, start), mention.end, ""
    match = _pattern("apposition").search(scene.before(start))
    if match is None or ":" in match["joint"] or ("," in match["joint"] and not match["known"]):
        return None
    return _drop_apposition(scene, mention, match["joint"])


def _gap(scene: Scene, start: int) -> int:
    before = scene.text[max(0, start - 8) : start]
    return len(before) - len(before.rstrip(" \u00a0"))


def _drop_apposition(scene: Scene, mention: Mention, joint: str) -> tuple[int, int, str]:
    start, after = mention.left.start, scene.text[mention.end : mention.end + 2]
    if "(" in joint:
        if after.startswith(")"):
            return start - len(joint), mention.end + 1, ""
        return start, mention.end + (2 if after == ", " else 0), ""
    end = mention.end
    if "," in joint and after == ", " and _pattern("verb").match(scene.folded, end + 2):
        end += 1  # « son tuteur, M. Roc, refuse »: both commas go with the name
    return start - len(joint), end, ""


def _in_brackets(scene: Scene, mention: Mention) -> tuple[int, int, str] | None:
    """A form field or a quoted name keeps its place: « Nom : [nom retiré] »."""
    start = mention.left.start
    before = scene.before(start)
    named = not mention.left.title and _pattern("named").search(before)
    if mention.left.preposition or not (named or _pattern("field").search(before)):
        return None
    return start, mention.end, "[nom retiré]"


def _phrase(
    scene: Scene, mention: Mention, noun: Noun, person: Person, *, known: bool
) -> tuple[int, int, str]:
    left = mention.left
    phrase = noun.the if known or _patient_known(scene, left.start, person) else noun.a
    if person.role is Role.COLLEAGUE and known and not noun.words.startswith("autre"):
        phrase = noun.this
    preposition = left.preposition
    if not preposition and re.search(r"\bmerci\s+$", scene.before(left.start)):
        preposition = "à"
    words = join(preposition, phrase)
    # « Mme Roc, patiente de 62 ans » would give « une patiente, patiente de… »: one of the two is enough.
    again = re.match(r",? patiente?\b", scene.folded[mention.end : mention.end + 12])
    end = mention.end + (len(again[0]) if again and person.role is Role.PATIENT else 0)
    return left.start, end, capital_if(words, wanted=opens_sentence(scene.text, left.start))


_INTRODUCED = {
    "F": re.compile(r"\b(?:ma|une|la|notre|cette) (?:jeune |petite |vieille )?patiente\b"),
    "M": re.compile(r"\b(?:mon|un|le|notre|du|au|ce) (?:jeune |petit |vieux )?patient\b"),
}


def _patient_known(scene: Scene, start: int, person: Person) -> bool:
    """Whether the patient was already introduced by a noun: « une patiente… » then « Mme Roc »."""
    if person.role is not Role.PATIENT:
        return False
    sexes = [person.sex] if person.sex in _INTRODUCED else list(_INTRODUCED)
    return any(
        (match := _INTRODUCED[str(sex)].search(scene.folded)) and match.end() <= start for sex in sexes
    )
