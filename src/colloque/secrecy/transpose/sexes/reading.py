"""From words to clauses: which is the subject of what, what agrees with what."""

from __future__ import annotations

from dataclasses import dataclass

from colloque.secrecy.transpose.sexes.somebody import (
    MOMENTS,
    agree,
    choose,
    is_about_people,
    is_epicene,
    is_person_noun,
)
from colloque.secrecy.transpose.sexes.tagging import BEFORE_NOUN, UNSETTLED, Clause, Tagger
from colloque.secrecy.transpose.sexes.words import Word, closed, cut


@dataclass(slots=True)
class Reader(Tagger):
    """Reads a text once, left to right."""

    def read(self) -> list[Word]:
        """Fill in every word."""
        for at, word in enumerate(self.words):
            word.sentence = self._sentence
            if not word.kind:
                word.kind = self._kind(at)
            self._take(at)
            if word.kind != "B":
                self._last = at
        return self.words

    def _take(self, at: int) -> None:
        word = self.words[at]
        taken = {
            ".": self._end, ",": self._comma, "D": self._determiner, "N": self._noun, "A": self._modifier,
            "P": self._modifier, "V": self._verb, "E": self._verb, "H": self._verb, "C": self._verb,
            "S": self._pronoun, "O": self._clitic, "Q": self._relative, "J": self._joint, "T": self._alone,
        }.get(word.kind)  # fmt: skip
        if taken is not None:
            taken(at)

    def _end(self, at: int) -> None:
        word = self.words[at]
        if word.low == "." and at and self.words[at - 1].low in {"m", "mr", "dr", "pr", "me", "st"}:
            word.kind = "B"
            return
        self._settle_detached(self._clauses[0].subject)
        self._clauses = [Clause(opened=at + 1)]
        self._sentence += 1

    def _comma(self, at: int) -> None:
        word = self.words[at]
        if word.low in {";", ":", "(", ")", "«", "»", '"'}:
            subject = self._clauses[0].subject
            self._settle_detached(subject)
            self._clauses = [Clause(opened=at + 1)]
            if word.low == ")":
                self._clauses[0].subject = subject
        elif word.low == ",":
            while len(self._clauses) > 1 and self._clauses[-1].verb >= 0:
                self._clauses.pop()

    def _determiner(self, at: int) -> None:
        word = self.words[at]
        word.gender = (
            "m" if word.low in closed("masculine") else "f" if word.low in closed("feminine") else ""
        )
        if word.low in closed("ambiguous_determiners"):
            word.gender = ""
        word.number = "p" if word.low in closed("plural") else "s"

    def _noun(self, at: int) -> None:
        word = self.words[at]
        leaders = self._leaders(at)
        gender = next((self.words[i].gender for i in leaders if self.words[i].gender), "")
        number = next((self.words[i].number for i in leaders if self.words[i].number), "")
        reading = choose([r for r in word.readings if r.kind in "NAP"], "N", gender, number)
        if reading is not None:
            word.gender = reading.gender if reading.gender in "mf" else gender
            word.number = reading.number if reading.number in "sp" else number
            word.other = reading.other
        else:
            word.gender, word.number = gender, number
        word.governor = at
        for i in leaders:
            self.words[i].governor = at
            self._set_form(self.words[i], word)
        self._place_noun(at, leaders)
        self._heads.append(at)

    def _leaders(self, at: int) -> list[int]:
        """The determiner and adjectives that stand before a noun."""
        found: list[int] = []
        i = at - 1
        while i >= 0 and (
            self.words[i].kind in "DB#"
            or (self.words[i].kind == "A" and self.words[i].governor == BEFORE_NOUN)
            or (self.words[i].kind == "J" and found and self.words[i - 1].governor == BEFORE_NOUN)
        ):
            if self.words[i].kind in "DA":
                found.append(i)
            if (
                self.words[i].kind == "D"
                and self.words[i].low not in {"tout", "toute"}
                and not (i and self.words[i - 1].low in {"tout", "toute"})
            ):
                break
            i -= 1
        return found

    def _place_noun(self, at: int, leaders: list[int]) -> None:
        """Decide what a noun does in its clause: subject, predicate, apposition, complement."""
        word, clause = self.words[at], self._clauses[-1]
        first = min([at, *leaders])
        before = first - 1
        while before >= 0 and self.words[before].kind == "B":
            before -= 1
        prior = self.words[before] if before >= 0 else None
        contracted = any(self.words[i].low in {"du", "au", "des", "aux"} and i == first for i in leaders)
        prepositional = (prior is not None and prior.kind == "R") or (
            contracted and self.words[first].low != "des"
        )
        person = is_person_noun(word)
        if prepositional or word.low in MOMENTS:
            return
        if (
            clause.verb >= 0
            and prior is not None
            and (prior.low == "," or prior.kind == "J")
            and self._finite_ahead(at)
        ):
            self._clauses[-1] = Clause(subject=at, opened=first)
            return
        neutral = clause.subject >= 0 and self.words[clause.subject].low in closed("neutral_subjects")
        if prior is not None and prior.kind in "EC" and neutral:
            return
        copula = prior is not None and (prior.kind in "EC" or prior.low == "ni")
        if copula and person and clause.subject >= 0:
            word.governor, word.joined = clause.subject, True
            self._set_form(word, self.words[clause.subject])
        elif prior is not None and prior.kind == "N" and person and not leaders and is_person_noun(prior):
            word.governor, word.joined = before, True
        elif (
            prior is not None
            and prior.kind == ","
            and (person or is_epicene(word))
            and self._heads
            and not leaders
            and (head := self._last_person()) is not None
            and agree(word, self.words[head])
            and self.words[head].sentence == word.sentence
            and not self._verb_follows(at)
        ):
            word.governor, word.joined = head, True
        elif clause.verb < 0 and clause.subject < 0:
            clause.subject = at
            self._settle_detached(at)

    def _finite_ahead(self, at: int) -> bool:
        for word in self.words[at + 1 : at + 7]:
            if word.kind in {".", ","} or word.low in closed("relatives"):
                return False
            if word.low in closed("etre") | closed("avoir") or (word.can("V") and not word.can("NAP")):
                return True
        return False

    def _verb_follows(self, at: int) -> bool:
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        return after is not None and (after.low in closed("etre") | closed("avoir"))

    def _set_form(self, word: Word, head: Word) -> None:
        """Choose the reading of a word that agrees with a head."""
        if word.kind == "D":
            return
        kinds = "AP" if word.kind in "AP" else "N"
        reading = self._agreeing_reading(word, head, kinds=kinds)
        if reading is None:
            reading = next((r for r in word.readings if r.kind in kinds), None)
        if reading is not None:
            word.gender = reading.gender if reading.gender in "mf" else word.gender
            word.number = reading.number if reading.number in "sp" else word.number
            word.other = reading.other

    def _modifier(self, at: int) -> None:
        word = self.words[at]
        if self._stands_before_noun(at):
            word.governor = BEFORE_NOUN
            return
        governor = self._governor_of(at)
        if governor is None:
            self._detached.append(at)
            reading = next((r for r in word.readings if r.kind in "AP"), None)
            if reading is not None:
                word.gender, word.number, word.other = (
                    reading.gender.replace("e", ""),
                    reading.number,
                    reading.other,
                )
            word.governor = UNSETTLED
            return
        word.governor = governor
        if governor >= 0:
            self._set_form(word, self.words[governor])

    def _stands_before_noun(self, at: int) -> bool:
        word = self.words[at]
        before = self.words[self._last] if self._last >= 0 else None
        if word.low not in closed("before_noun") or at + 1 >= len(self.words):
            return False
        opens = (
            before is None or before.kind in "D.,R" or (before.kind == "A" and before.governor == BEFORE_NOUN)
        )
        after = self.words[at + 1]
        return (
            opens
            and (after.can("N") or after.low in closed("before_noun"))
            and not self._closed_kind(at + 1, after.low)
        )

    def _governor_of(self, at: int) -> int | None:
        """What an adjective or a participle agrees with; -1: nothing, by grammar; None: not known yet."""
        word, clause = self.words[at], self._clauses[-1]
        before = self.words[self._last] if self._last >= 0 else None
        kind = before.kind if before is not None else "."
        if kind == "J" and self._last > 0:
            kind, before = self._across_joint(kind, before)
        if kind in "EC":
            return self._after_copula(at, clause)
        if kind == "H":
            return self._after_avoir(word, clause)
        if kind in "AP" and before is not None and before.governor not in (-1, BEFORE_NOUN):
            if self._agreeing_reading(word, self.words[before.governor]) is not None:
                return before.governor
            return self._agreeing(word)
        if kind == "V" and clause.verb >= 0:
            return self._beside_verb(word, clause)
        if kind in ".,":
            return self._after_sign(at, word, clause)
        found = self._agreeing(word)
        return (
            found
            if found is not None
            else (clause.subject if clause.subject >= 0 and self._may(word, clause.subject) else None)
        )

    def _across_joint(self, kind: str, before: Word | None) -> tuple[str, Word | None]:
        i = self._last - 1
        while i >= 0 and self.words[i].kind in "B":
            i -= 1
        return (self.words[i].kind, self.words[i]) if i >= 0 else (kind, before)

    def _after_copula(self, at: int, clause: Clause) -> int | None:
        word = self.words[at]
        if clause.reflexive and word.kind == "P" and self._reflexive_is_indirect(at):
            return -1
        if clause.subject < 0:
            return None
        if (
            self.words[clause.subject].low in closed("neutral_subjects")
            and self.words[clause.subject].kind == "S"
        ):
            return clause.subject
        if self._may(word, clause.subject):
            return clause.subject
        for head in reversed(self._heads):
            if self.words[head].sentence == word.sentence and head < clause.verb and self._may(word, head):
                return head
        return -1

    def _reflexive_is_indirect(self, at: int) -> bool:
        if self.words[at].low in closed("indirect_reflexives"):
            return True
        following = [w.low for w in self.words[at + 1 : at + 4]]
        return (
            bool(following)
            and following[0] in {"le", "la", "les", "l'", "un", "une", "des"}
            and bool(set(following[1:]) & closed("body"))
        )

    def _after_avoir(self, word: Word, clause: Clause) -> int | None:
        if word.kind == "A" and not word.can("P"):
            return None
        if clause.clitic >= 0:
            return clause.clitic
        return -1

    def _beside_verb(self, word: Word, clause: Clause) -> int | None:
        if clause.clitic >= 0 and self._may(word, clause.clitic):
            return clause.clitic
        if clause.subject >= 0 and self._may(word, clause.subject):
            return clause.subject
        return None

    def _after_sign(self, at: int, word: Word, clause: Clause) -> int | None:
        if (
            at
            and self.words[at - 1].low in {"puis", "et"}
            and clause.subject >= 0
            and self._may(word, clause.subject)
        ):
            return clause.subject
        item = self._item_before(at)
        if item is not None and self.words[item].governor == UNSETTLED:
            return None
        if item is not None and self._may(word, self.words[item].governor):
            return self.words[item].governor
        sibling = next(
            (i for i in range(at - 1, max(-1, at - 12), -1) if self.words[i].kind not in "BJ,"), -1
        )
        near = self.words[sibling] if sibling >= 0 else None
        person = self._last_person()
        agrees = (
            near is not None and near.kind in "AP" and near.governor >= 0 and self._may(word, near.governor)
        )
        if (
            near is not None
            and agrees
            and (word.kind != "P" or near.kind == "P" or not self._is_thing(near.governor))
        ):
            return near.governor
        if person is not None and self._may(word, person) and self.words[person].sentence == word.sentence:
            return person
        if clause.subject >= 0 and self._may(word, clause.subject):
            return clause.subject
        return None

    def _item_before(self, at: int) -> int | None:
        """The item before of a list of adjectives: « suivi par un hématologue, perdu de vue »."""
        for i in range(at - 1, -1, -1):
            word = self.words[i]
            if word.sentence != self._sentence or word.kind == "." or word.low in {";", ":"}:
                return None
            opens = i == 0 or self.words[i - 1].kind in {".", ","} or word.governor == i - 1
            if opens and word.kind in "AP" and word.kind:
                person = word.governor >= 0 and not self._is_thing(word.governor)
                return i if person or word.governor == UNSETTLED else None
        return None

    def _is_thing(self, head: int) -> bool:
        return self.words[head].kind == "N" and not is_person_noun(self.words[head])

    def _verb(self, at: int) -> None:
        word, clause = self.words[at], self._clauses[-1]
        finite = word.low not in {"être", "avoir", "étant", "ayant"} and (word.kind in "EHC" or word.can("V"))
        if word.low in {"été", "eu"} and clause.verb >= 0:
            clause.aux = "E" if word.low == "été" else clause.aux
            word.subject = clause.subject
            return
        if (
            finite
            and clause.verb >= 0
            and len(self._clauses) > 1
            and not self._is_joined(at)
            and word.kind != "V"
        ):
            self._clauses.pop()
            clause = self._clauses[-1]
        if finite:
            clause.verb, clause.aux = at, word.kind if word.kind in "EH" else ""
            if not self._clitics_before(at) and not clause.relative:
                clause.clitic, clause.reflexive = -1, False
        word.subject = clause.subject

    def _is_joined(self, at: int) -> bool:
        return any(w.kind == "J" or w.low == "," for w in self.words[max(0, at - 3) : at])

    def _clitics_before(self, at: int) -> bool:
        i = at - 1
        while i >= 0 and self.words[i].kind in "BO":
            if self.words[i].kind == "O":
                return True
            i -= 1
        return False

    def _pronoun(self, at: int) -> None:
        word = self.words[at]
        inverted = at > 0 and self.words[at - 1].end == word.start and self.words[at - 1].kind in "VEHC"
        if not inverted:
            clause = self._clauses[-1]
            if clause.verb >= 0 or clause.subject >= 0:
                self._clauses[-1] = clause = Clause(opened=at, relative=clause.relative)
            clause.subject = at
        elif self._clauses[-1].subject < 0:
            self._clauses[-1].subject = at
        if word.low in {"il", "elle"}:
            word.gender, word.number = "m" if word.low == "il" else "f", "s"
            word.other = "elle" if word.low == "il" else "il"
            word.governor = at
        elif word.low in {"ils", "elles"}:
            word.gender, word.number = "m" if word.low == "ils" else "f", "p"
            word.other = "elles" if word.low == "ils" else "ils"
            word.governor = at
        elif word.low in {"c'", "ce", "ça", "cela", "on"}:
            word.gender, word.number, word.governor = "m", "s", at
        else:
            word.governor = at
        if word.low in {"il", "elle"}:
            self._settle_detached(at)

    def _clitic(self, at: int) -> None:
        word, clause = self.words[at], self._clauses[-1]
        word.governor = at
        if clause.verb >= 0 and at and self.words[at - 1].kind in "NAP,":
            clause.verb = -1
        if word.low in {"le", "la", "l'"}:
            word.number = "s"
            word.gender = {"le": "m", "la": "f"}.get(word.low, "")
            word.other = {"le": "la", "la": "le"}.get(word.low, "")
            clause.clitic = at
        elif word.low in {"se", "s'"}:
            clause.reflexive = True
        elif word.low in {"m'", "me", "t'", "te"}:
            clause.clitic = at

    def _relative(self, at: int) -> None:
        low = self.words[at].low
        outer = self._clauses[-1]
        inner = Clause(opened=at, relative=True)
        if low == "qui":
            antecedent = next(
                (h for h in reversed(self._heads) if self.words[h].sentence == self.words[at].sentence), -1
            )
            inner.subject = antecedent
            if antecedent < 0 and outer.subject >= 0:
                inner.subject = outer.subject
            if at and self.words[at - 1].kind == "R":
                inner.subject = -1
        elif low in {"que", "qu'"} and at and self.words[at - 1].kind in "N#" and self._heads:
            inner.clitic = self._heads[-1]
        self._clauses.append(inner)

    def _joint(self, at: int) -> None:
        low = self.words[at].low
        if low in {"et", "ou", "ni"}:
            return
        clause = self._clauses[-1]
        if low == "mais" and clause.subject >= 0:
            return
        self._clauses.append(Clause(opened=at))

    def _alone(self, at: int) -> None:
        word = self.words[at]
        feminine = word.low.startswith("elle")
        word.gender, word.number = "f" if feminine else "m", "s"
        word.other = word.low.replace("elle", "lui") if feminine else word.low.replace("lui", "elle")
        if word.low in {"eux", "elles"}:
            word.number, word.other = "p", "elles" if word.low == "eux" else "eux"
        word.governor = at

    def _settle_detached(self, subject: int) -> None:
        """Give the adjectives that opened a clause to the subject that came after them."""
        for at in self._detached:
            word = self.words[at]
            if subject >= 0 and self._may(word, subject):
                between = self.words[at : max(at, subject)]
                if (
                    word.gender == "m"
                    and self.words[subject].kind == "N"
                    and not any(w.low == "," for w in between)
                ):
                    word.governor = -1  # « Vu ce jour Mme Roc » is « j’ai vu »
                    continue
                if is_about_people(word) and self._is_thing(subject):
                    continue
                word.governor = subject
                self._set_form(word, self.words[subject])
        self._detached = []


def read(text: str) -> list[Word]:
    """Read a text: every word with its kind, its gender and the word it agrees with."""
    return Reader(cut(text)).read()
