"""What each word of a clause is: noun, adjective, verb, clitic, told from its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field

from colloque.secrecy.transpose.sexes.forms import Reading, words_of
from colloque.secrecy.transpose.sexes.somebody import (
    fits,
    is_about_people,
    is_finite,
    is_person_noun,
    word_opens,
)
from colloque.secrecy.transpose.sexes.words import Word, closed

UNSETTLED = -3
"""Governor of an adjective whose clause names nobody."""
BEFORE_NOUN = -2
"""Governor of an adjective that waits for its noun."""


@dataclass(slots=True)
class Clause:
    """What is known of the clause under way."""

    subject: int = -1
    verb: int = -1
    clitic: int = -1
    reflexive: bool = False
    aux: str = ""
    relative: bool = False
    opened: int = 0


_SET_PHRASES = frozenset(
    {("à", "nouveau"), ("au", "sujet"), ("de", "nouveau"), ("à", "droite"), ("à", "gauche")}
)
_UNITS_OF_AGE = frozenset({"ans", "an", "a", "mois", "jours", "semaines"})
_COMPLEMENTS = frozenset("de d' à pour par dans en avec sur depuis".split())
_ADJECTIVES_IN_ANT = frozenset(
    "dépendant indépendant exigeant reconnaissant insuffisant tremblant souriant méfiant opposant mourant "
    "important hésitant vivant bienveillant grelottant".split()
)
_OBJECTS = frozenset({":", "«", "que", "qu'", "un", "une", "des", "ne"})


@dataclass(slots=True)
class Tagger:
    """Tells what each word is, from those before it and the one after.

    Attributes:
        words: The words, in order.
    """

    words: list[Word]
    _clauses: list[Clause] = field(default_factory=lambda: [Clause()])
    _heads: list[int] = field(default_factory=list)
    _sentence: int = 0
    _last: int = -1
    _detached: list[int] = field(default_factory=list)

    def _kind(self, at: int) -> str:
        word = self.words[at]
        if word.low in {"h", "f", "m"} and (
            not self._looks_like_patient(at) or (at and self.words[at - 1].kind == "#")
        ):
            return "B"
        if word.low in {"pt", "pte"} and self._next(at).isdigit() and self.words[at + 1].start == word.end:
            return "B"  # « pT3N0 »
        if word.low == "vu" and self._next(at) in {"que", "qu'"}:
            return "B"
        if at and (self.words[at - 1].low, word.low) in _SET_PHRASES:
            return "B"
        if word.can("B") and not word.can("NAP"):
            return self._closed_kind(at, word.low) or "B"
        if not word.readings and word.low.endswith("ment"):
            return "B"
        if self._is_gerund(at):
            return "V"
        if word.low in closed("alone") and self._stands_alone(at):
            return "N"
        if word.low == "personne" and self._next(at) in {"ne", "n'"}:
            return "S"
        return self._closed_kind(at, word.low) or self._open_kind(at, word)

    def _stands_alone(self, at: int) -> bool:
        """« aucune n’a agi », « certains qui… »: a determiner without a noun is a pronoun."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is None or after.kind in {".", ","}:
            return True
        if word_opens(after.low, "alone_before"):
            return True
        if self.words[at].low in {"un", "une"}:
            return False
        verb = after.low in closed("etre") | closed("avoir") or (is_finite(after) and not after.can("NA"))
        return verb or (after.can("AP") and not after.can("N") and not self._noun_at(at + 2))

    def _noun_at(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].can("N")

    def _is_gerund(self, at: int) -> bool:
        """« présentant une toux », « transportant des légumes »: no adjective."""
        word = self.words[at]
        if not word.low.endswith("ant") or len(word.low) < 5 or not at:
            return False
        if self.words[at - 1].low in {"en", "se", "s'"} or (
            at + 1 < len(self.words) and self.words[at + 1].can("I")
        ):
            return True
        if word.can("N") and self.words[at - 1].kind == "D":
            return False
        return (
            self.words[at - 1].low == "en"
            or self._next(at)
            in (
                closed("masculine")
                | closed("feminine")
                | closed("plural")
                | {"l'", "le", "la", "à", "d'", "que", "qu'"}
            )
            or (self._next(at) in _COMPLEMENTS and word.low not in _ADJECTIVES_IN_ANT)
        )

    def _closed_kind(self, at: int, low: str) -> str:
        before = self.words[at - 1].low if at else ""
        if low in {"le", "la", "l'", "les"}:
            return "O" if self._is_clitic(at) else "D"
        if low in {"lui", "elle", "eux", "elles"}:
            return self._stressed(at, low)
        if low in {"lui-même", "elle-même"}:
            return "T"
        if low in {"s'"} and self._next(at) in {"il", "ils"}:
            return "Q"
        if low in closed("subjects"):
            return "R" if low == "en" else "D" if low == "ce" and self._noun_follows(at) else "S"
        if low in {"me", "m'", "te", "t'", "se", "s'", "y", "leur"} and not (
            low == "leur" and self._noun_follows(at)
        ):
            return "O"
        if low == "en" and (before in closed("subjects") or before in {"n'", "ne", "s'", "m'"}):
            return "O"
        if low in {"qui", "dont", "où", "que", "qu'"}:
            return "Q"
        if low in {
            "si",
            "quand",
            "lorsque",
            "lorsqu'",
            "puisque",
            "puisqu'",
            "car",
            "comme",
            "mais",
            "et",
            "ou",
            "ni",
            "donc",
            "parce",
        }:
            return "J"
        return self._common_kind(at, low, before)

    def _common_kind(self, at: int, low: str, before: str) -> str:
        if (
            low in closed("etre")
            and not (low == "est" and before in {"l'", "nord", "sud"})
            and low != "étant"
        ):
            return "E"
        if low in closed("avoir") and not (low == "as" and not at):
            return "H"
        if low in closed("negations") or low in words_of("walk_over"):
            return "B"
        if low in {"du", "au", "des", "aux"}:
            return "D"
        if low in closed("prepositions"):
            return "R"
        if low in closed("masculine") | closed("feminine") | closed("either") | closed("plural"):
            return "D"
        return ""

    def _next(self, at: int, step: int = 1) -> str:
        return self.words[at + step].low if at + step < len(self.words) else ""

    def _noun_follows(self, at: int) -> bool:
        if at + 1 >= len(self.words) or self.words[at + 1].kind in {".", ","}:
            return False
        after = self.words[at + 1]
        return after.can("NA") and not self._closed_kind(at + 1, after.low) and not self._verb_next(after)

    def _verb_next(self, word: Word) -> bool:
        return (is_finite(word) and not word.can("N")) or word.low in closed("etre") | closed("avoir") | {
            "de",
            "d'",
        }

    def _is_clitic(self, at: int) -> bool:
        word, before = self.words[at], self.words[at - 1] if at else None
        if at + 1 >= len(self.words):
            return word.start > 0 and before is not None and before.end == word.start
        after = self.words[at + 1]
        if before is not None and before.end == word.start and before.kind == "V":
            return True
        if word.low == "l'" and after.low in closed("avoir"):
            return True
        if after.low in {"lui", "leur", "y"}:
            return True
        subjected = before is not None and (
            before.kind == "S" or before.low in {"qui", "ne", "n'", "me", "te", "y"}
        )
        if subjected and after.can("VI"):
            return True
        if after.can("I") and not after.can("N") and before is not None:
            return True
        return bool(after.can("V") and not after.can("NAP") and before is not None and before.kind in "NAP")

    def _stressed(self, at: int, low: str) -> str:
        before = self.words[self._last] if self._last >= 0 else None
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if low == "lui" and after is not None and after.can("I") and not after.can("N"):
            return "O"
        if before is not None and before.kind == "R":
            return "T"
        if (
            before is not None
            and before.low in {"que", "qu'"}
            and (after is None or after.kind in {".", ","})
        ):
            return "T"
        if low in {"elle", "elles"}:
            return (
                "S"
                if (after is not None and after.kind not in {".", ","})
                or (at and self.words[at - 1].end == self.words[at].start)
                else "T"
            )
        verb = after is not None and (
            after.can("V") or after.low in closed("etre") | closed("avoir") | {"en", "y"}
        )
        return "O" if low == "lui" and verb else "T"

    def _open_kind(self, at: int, word: Word) -> str:
        before = self.words[self._last] if self._last >= 0 else None
        kind = before.kind if before is not None else "."
        clause = self._clauses[-1]
        if kind in "SO" or (before is not None and before.low in {"qui", "ne", "n'"}):
            if word.can("V"):
                return "C" if word.low in closed("copulas") else "V"
            if word.can("I"):
                return "V"
        if kind == "D" or (kind == "A" and before is not None and before.governor == BEFORE_NOUN):
            return self._after_determiner(at, word)
        if kind == "R":
            if (
                word.low in closed("before_noun")
                and self._noun_at(at + 1)
                and not self._closed_kind(at + 1, self._next(at))
            ):
                return "A"
            if word.can("N") or not word.can("I"):
                before_noun = not word.can("N") and at + 1 < len(self.words) and self.words[at + 1].can("N")
                return "A" if before_noun and word.can("A") else "N"
            return "V"
        if kind in "EHC":
            return self._after_auxiliary(at, word)
        if kind == "N":
            return self._after_noun(at, word, clause)
        if kind in ".,":
            return self._at_start(at, word)
        if kind == "J" and word.can("AP") and self._last > 0 and self.words[self._last - 1].kind in "AP":
            return "P" if word.can("P") else "A"
        return self._anywhere(at, word, clause)

    def _after_determiner(self, at: int, word: Word) -> str:
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if word.low in closed("before_noun") and after is not None and (after.can("NA") or after.can("P")):
            return "A"
        return "N"

    def _after_auxiliary(self, at: int, word: Word) -> str:
        clause = self._clauses[-1]
        for kinds in ("P", "A") if clause.aux else ("A", "P"):
            if word.can(kinds):
                return kinds
        return "N" if word.can("N") else "V" if word.can("VI") else "N"

    def _after_noun(self, at: int, word: Word, clause: Clause) -> str:
        noun = self.words[self._last]
        if word.can("AP"):
            fits = self._agreeing_reading(word, noun) is not None
            object_next = at + 1 < len(self.words) and self._next(at) in (
                closed("masculine")
                | closed("feminine")
                | closed("plural")
                | {"de", "d'", "à", "pour", "que", "qu'"}
            )
            if is_finite(word) and clause.verb < 0 and self._next(at) in _OBJECTS and word.can("P"):
                return "V"
            if is_finite(word) and clause.verb < 0 and not word.can("P") and self._next(at).endswith("ment"):
                return "V"
            if is_finite(word) and clause.verb < 0 and not word.can("P") and (object_next or not fits):
                return "C" if word.low in closed("copulas") else "V"
            return "P" if word.can("P") else "A"
        if is_finite(word) and clause.verb < 0 and clause.subject >= 0:
            return "C" if word.low in closed("copulas") else "V"
        return "N" if word.can("N") else "V" if word.can("VI") else "N"

    def _at_start(self, at: int, word: Word) -> str:
        if word.low in words_of("patients") and self._looks_like_patient(at):
            return "N"
        if word.low in closed("before_noun") and self._noun_at(at + 1):
            return "A"
        if word.can("P") and self._next(at) in closed("prepositions") | {
            "ce",
            "hier",
            "ici",
            "seul",
            "seule",
        }:
            return "P"
        if word.can("AP") and self._fits_somebody(word):
            return "P" if word.can("P") else "A"
        if is_person_noun(word) and not word.can("P"):
            return "N"
        if word.can("AP") and not (word.can("N") and not self._heads):
            return "P" if word.can("P") else "A"
        return self._anywhere(at, word, self._clauses[-1])

    def _fits_somebody(self, word: Word) -> bool:
        """Whether the sentence has a person, or a subject, that an adjective after a comma agrees with."""
        person, subject = self._last_person(), self._clauses[0].subject
        near = (
            person is not None and self.words[person].sentence == self._sentence and self._may(word, person)
        )
        return near or (subject >= 0 and self._may(word, subject))

    def _looks_like_patient(self, at: int) -> bool:
        low = self.words[at].low
        after = self._next(at)
        if len(low) == 1 and low in "hfm":
            near = [w.low for w in self.words[at + 1 : at + 5] if w.low not in {",", "de"}]
            glued = at + 1 < len(self.words) and self.words[at + 1].start == self.words[at].end
            aged = near[:1] != [] and near[0].isdigit() and near[1:2] != [] and near[1] in _UNITS_OF_AGE
            aged = aged and not (glued and self.words[at + 1].kind == "#")
            return aged or (low == "m" and after == ".")
        return low not in {"petit", "petite", "jeune"}

    def _anywhere(self, at: int, word: Word, clause: Clause) -> str:
        if word.can("AP"):
            if word.can("N") and not self._agreeing(word):
                return "N"
            return "P" if word.can("P") else "A"
        if word.can("N") and not (word.can("V") and clause.verb < 0 and clause.subject >= 0):
            return "N"
        if word.can("VI"):
            return "C" if word.low in closed("copulas") else "V"
        return "N" if word.can("N") else "B"

    def _last_person(self) -> int | None:
        for head in reversed(self._heads):
            if is_person_noun(self.words[head]) and self.words[head].number != "p":
                return self.words[head].governor if self.words[head].joined else head
        return None

    def _agreeing_reading(self, word: Word, head: Word, *, kinds: str = "AP") -> Reading | None:
        for reading in word.readings:
            if reading.kind in kinds and fits(reading, head.gender, head.number):
                return reading
        return None

    def _agreeing(self, word: Word) -> int | None:
        """The nearest head of the sentence a word agrees with; a person for a predicate of people."""
        fits: list[int] = []
        for head in reversed(self._heads):
            if word.sentence - self.words[head].sentence > 0:
                break
            if self._agreeing_reading(word, self.words[head]) is not None:
                fits.append(head)
        people = [head for head in fits if is_person_noun(self.words[head])]
        if people and (is_about_people(word) or self.words[self._last].kind in "#,"):
            return people[0]
        return fits[0] if fits else None

    def _may(self, word: Word, head: int) -> bool:
        return self._agreeing_reading(word, self.words[head]) is not None
