"""The people of a text: who is named, in which role, of which sex, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from colloque.findings import Role
from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.transpose.leftward import Left, read_left
from colloque.secrecy.transpose.scene import Scene
from colloque.secrecy.transpose.wording import alternation, word_set

NAME_LABELS = ("NOM", "PRENOM", "INITIALES")
_JOINT = re.compile(r"[ \t\u00a0\-.]{0,3}|, ?")
_NEXT_NAME = re.compile(r" ([A-ZÀ-Ý][a-zà-ÿ]{2,})\b")
_FIRST_NAME_BEFORE = re.compile(r"\b([A-ZÀ-Ý][a-zà-ÿ]{2,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?) $")
_FEMALE = frozenset(
    ["mme", "mmes", "madame", "mlle", "mademoiselle", "dre", "docteure", "professeure", "pre"]
) | {"la petite"}
_MALE = frozenset(["m", "mr", "monsieur"]) | {"le petit"}
_COLLEAGUE = frozenset(
    ["dr", "dre", "docteur", "docteure", "pr", "pre", "professeur", "professeure", "maître"]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a person: adjacent names, initials, and what stands before them.

    Attributes:
        start: First code point of the names, title left out.
        end: One past the last.
        hits: The identifiers it is made of, in order.
        left: Title, article and preposition before it.
        person: Rank of the person in the cast.
    """

    start: int
    end: int
    hits: tuple[Hit, ...]
    left: Left
    person: int = -1


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the text names.

    Attributes:
        role: Patient, relative, colleague, author or public figure.
        sex: ``F``, ``M``, ``MF`` for a couple, or None when nothing tells.
        child: Whether the text says a child.
        names: Folded words of the names.
    """

    role: Role
    sex: str | None
    child: bool
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named, and each mention in order.

    Attributes:
        people: In order of first mention.
        mentions: Sorted by start; ``mention.person`` is an index in ``people``.
    """

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]


def read_cast(scene: Scene) -> Cast:
    """Group the names of a text into people.

    Two mentions are the same person when they share a name and nothing in their titles forbids it.

    >>> from colloque.secrecy.hits import Hit
    >>> text = "Mme Roc tousse. Gérard Roc attend."
    >>> hits = (Hit(4, 7, "NOM", "x", 1), Hit(16, 22, "PRENOM", "x", 1), Hit(23, 26, "NOM", "x", 1))
    >>> [person.sex for person in read_cast(Scene(text, hits)).people]
    ['F', 'M']
    """
    people: list[Person] = []
    mentions: list[Mention] = []
    for mention in _mentions(scene):
        person = _person(scene, mention)
        rank = _find(people, person)
        if rank is None:
            rank = len(people)
            people.append(person)
        else:
            people[rank] = _merge(people[rank], person)
        mentions.append(replace(mention, person=rank))
    return Cast(tuple(people), tuple(mentions))


def _mentions(scene: Scene) -> Iterable[Mention]:
    group: list[Hit] = []
    for hit in scene.of(*NAME_LABELS):
        if group and not _adjacent(scene, group, hit):
            yield _mention(scene, group)
            group = []
        group.append(hit)
    if group:
        yield _mention(scene, group)


def _adjacent(scene: Scene, group: Sequence[Hit], hit: Hit) -> bool:
    gap = scene.text[group[-1].end : hit.start]
    labels = [h.label for h in group]
    if not _JOINT.fullmatch(gap) or (hit.label in labels and hit.label != labels[-1]):
        return False
    return "," not in gap or {labels[-1], hit.label} == {"NOM", "PRENOM"}


def _mention(scene: Scene, group: Sequence[Hit]) -> Mention:
    start, end = group[0].start, group[-1].end
    before = _FIRST_NAME_BEFORE.search(scene.text, max(0, start - 24), start)
    if before and fold(before[1]) in lexicons.first_name_sexes() and before.end() - 1 not in scene.by_end:
        start = before.start(1)  # « Yvonne Roc », where only Roc was seen
    after = _NEXT_NAME.match(scene.text, end)
    if after and after.start(1) not in scene.by_start and fold(after[1]) in lexicons.surnames():
        end = after.end()  # « Dr Anne Petit »: a name that is also a word escapes detectors
    return Mention(start, end, tuple(group), read_left(scene.text, start, titles=True))


def _person(scene: Scene, mention: Mention) -> Person:
    names = frozenset(w for hit in mention.hits for w in re.split(r"[\s\-'.]+", fold(scene.words(hit))) if w)
    title = mention.left.title
    child = title in {"le petit", "la petite", "l'enfant", "bebe", "bébé"}
    role = _role(scene, mention)
    return Person(role, _sex(scene, mention, role), child, names)


_SELF = re.compile(r"\b(?:je suis|moi c'est|je m'appelle|je soussignee?)[ ,]*$")


def _role(scene: Scene, mention: Mention) -> Role:
    told = Counter(hit.why.role for hit in mention.hits if hit.why.role is not Role.UNKNOWN)
    if told:
        return told.most_common(1)[0][0]
    if _SELF.search(scene.before(mention.left.start)):
        return Role.AUTHOR
    if set(mention.left.title.split()) & _COLLEAGUE or _noun_before(scene, mention, "carers"):
        return Role.COLLEAGUE
    return Role.RELATIVE if _noun_before(scene, mention, "kin") else Role.PATIENT


@cache
def _ends_with(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('people', key)})\b[\s,(]*$")


def _noun_before(scene: Scene, mention: Mention, key: str) -> bool:
    if mention.left.preposition:  # « l’infirmière de Mme Roc » is not Mme Roc
        return False
    return bool(_ends_with(key).search(scene.before(mention.left.start)))


def _sex(scene: Scene, mention: Mention, role: Role) -> str | None:
    title = mention.left.title
    words = set(title.split())
    if "et" in words:
        return "MF"
    if title in _FEMALE or words & _FEMALE:
        return "F"
    if title in _MALE or (words & _MALE and "petite" not in words):
        return "M"
    found = _sex_of_first_names(scene, mention)
    if found or role is Role.COLLEAGUE:
        return found
    return sex_around(scene, mention.start, mention.end)


def _sex_of_first_names(scene: Scene, mention: Mention) -> str | None:
    sexes = lexicons.first_name_sexes()
    for hit in mention.hits:
        if hit.label == "PRENOM":
            name = " ".join(re.split(r"[\s\-]+", fold(scene.words(hit)).strip()))
            found = sexes.get(name) or sexes.get(name.split(" ")[0], "")
            if found in {"F", "M"}:
                return found
    return None


_AROUND = {
    "F": re.compile(
        r"\b(?:patiente|femme|fille|fillette|dame|pte|mme|mlle|madame|elle|nee|agee|hospitalisee)\b"
    ),
    "M": re.compile(
        r"\b(?:patient|homme|garcon|garconnet|monsieur|il|ne le|age de|hospitalise|mon confrere)\b"
    ),
}


_KIN = {
    "F": re.compile(
        r"\b(?:mere|maman|femme|epouse|fille|s(?:oe|œ)ur|tante|mamie|grand-mere|compagne|patiente|belle-mere|niece)\b"
    ),
    "M": re.compile(
        r"\b(?:pere|papa|mari|epoux|fils|frere|oncle|papi|grand-pere|compagnon|patient|beau-pere|neveu)\b"
    ),
}


def sex_around(scene: Scene, start: int, end: int) -> str | None:
    """The sex that the words around ``[start, end)`` speak of most; None when they do not tell.

    >>> sex_around(Scene("Patiente notaire, elle tousse.", ()), 9, 16)
    'F'
    """
    before = [
        (match.start(), sex)
        for sex, kin in _KIN.items()
        for match in kin.finditer(scene.before(start, reach=20))
    ]
    if before:
        return max(before)[1]
    near = scene.before(start) + " " + scene.after(end, reach=120)
    counts = {sex: len(pattern.findall(near)) for sex, pattern in _AROUND.items()}
    if counts["F"] == counts["M"]:
        return None
    return max(counts, key=lambda sex: counts[sex])


def _find(people: Sequence[Person], new: Person) -> int | None:
    solid = {name for name in new.names if len(name) > 1} or new.names
    for rank, known in enumerate(people):
        same_sex = known.sex == new.sex or not (known.sex and new.sex)
        if same_sex and (solid & known.names) and _same_side(known.role, new.role):
            return rank
    return None


def _same_side(one: Role, other: Role) -> bool:
    return (one is Role.COLLEAGUE) == (other is Role.COLLEAGUE)


def _merge(known: Person, new: Person) -> Person:
    return replace(
        known, sex=known.sex or new.sex, child=known.child or new.child, names=known.names | new.names
    )


def is_plain_word(name: str) -> bool:
    """Whether a family name is also a word one may open a sentence with.

    >>> is_plain_word("Petit"), is_plain_word("Lefèvre")
    (True, False)
    """
    return fold(name) in word_set("people", "plain_words")
