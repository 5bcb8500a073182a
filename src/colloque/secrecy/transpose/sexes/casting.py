"""Who is in a text: each noun, then each pronoun, then each agreeing word is given its person."""

from __future__ import annotations

from dataclasses import dataclass, field

from colloque.secrecy.transpose.sexes.forms import words_of
from colloque.secrecy.transpose.sexes.impersonal import impersonal, verb_of_people
from colloque.secrecy.transpose.sexes.people import AUTHOR, CARER, OTHER, PARTNER, PATIENT, RELATIVE, People
from colloque.secrecy.transpose.sexes.reading import read
from colloque.secrecy.transpose.sexes.somebody import is_about_people, is_person_noun
from colloque.secrecy.transpose.sexes.tagging import UNSETTLED
from colloque.secrecy.transpose.sexes.words import closed

_THING = -1
_POSSESSIVES = frozenset({"son", "sa", "leur", "mon", "ma", "votre", "notre", "ton", "ta"})
_AUTHOR = frozenset({"je", "j'", "moi"})
_INDEFINITE = frozenset({"un", "une", "autre"})


def read_people(text: str) -> People:
    """Read who is in a text.

    Args:
        text: French text, n code points.

    >>> [(one.role, one.sex) for one in read_people("Ma patiente est inquiète, son mari aussi.").table()]
    [('patient', 'F'), ('conjoint', 'M')]
    """
    return _Casting(People(read(text))).people_of()


@dataclass(slots=True)
class _Casting:
    """Gives each noun, then each pronoun, then each agreeing word its person."""

    people: People
    _recent: list[tuple[int, int]] = field(default_factory=list)

    def people_of(self) -> People:
        people = self.people
        for at, word in enumerate(people.words):
            if word.kind == "N" and word.governor == at and word.number != "p" and is_person_noun(word):
                self._noun(at)
        if people.patient is None:
            self._patient_of_pronouns()
        for at, word in enumerate(people.words):
            if word.kind in "SOT" and word.governor == at and word.number == "s":
                self._pronoun(at)
        people.several = people.several or any(w.low in {"couple", "couples"} for w in people.words)
        self._fragments()
        self._quotes()
        self._author()
        people.spread()
        return people

    def _author(self) -> None:
        """« Je » outside quotation marks is who writes; the words that agree with it stay."""
        people = self.people
        said = [i for i, w in enumerate(people.words) if w.low in _AUTHOR and i not in people.owner]
        if said:
            rank = self._new(AUTHOR, None)
            for at in said:
                people.owner[at] = rank
                people.words[at].governor = at

    def _fragments(self) -> None:
        """« Scopé, perfusé. »: a sentence that names nobody speaks of the theme before it."""
        people = self.people
        for at, word in enumerate(people.words):
            if word.kind not in "AP" or word.governor != UNSETTLED or word.number == "p":
                continue
            sex = {"m": "M", "f": "F"}.get(word.gender)
            patient = people.patient
            if patient is None or not (is_about_people(word) or self._opens_with_participle(at)):
                continue
            recent = self._recent_person(at, sex, None)
            owner = patient if recent is None else recent
            if people.sexes[owner] in (sex, None) or sex is None:
                people.owner[at] = owner

    def _opens_with_participle(self, at: int) -> bool:
        """Whether the sentence of a participle opens with one, as fragments do."""
        words, here = self.people.words, self.people.words[at].sentence
        first = next((w for w in words if w.sentence == here and w.kind not in {",", ".", "B"}), None)
        return self.people.words[at].kind == "P" and first is not None and first.kind in "AP"

    def _quotes(self) -> None:
        """In quotation marks « je » is who speaks: the subject before the colon, or after the quotation."""
        people, inside = self.people, -1
        for at, word in enumerate(people.words):
            if word.low in {"«", "“"} or (word.low == '"' and inside < 0):
                inside = at
            elif word.low in {"»", "”", '"'} and inside >= 0:
                self._quotation(inside, at)
                inside = -1

    def _quotation(self, start: int, end: int) -> None:
        people = self.people
        spoken = [i for i in range(start, end) if people.words[i].low in {"je", "j'", "me", "m'", "moi"}]
        if not spoken:
            return
        before = [
            people.owner[i]
            for i in range(start - 1, max(-1, start - 9), -1)
            if i in people.owner and start and people.words[start - 1].low in {":", ","}
        ]
        after = [people.owner[i] for i in range(end, min(len(people.words), end + 9)) if i in people.owner]
        speaker = next(iter(before), None)
        speaker = next(iter(after), None) if speaker is None else speaker
        if speaker is not None:
            for i in spoken:
                people.owner[i] = speaker
                people.words[i].governor = i

    def _new(self, role: str, sex: str | None) -> int:
        self.people.roles.append(role)
        self.people.sexes.append(sex)
        return len(self.people.roles) - 1

    def _noun(self, at: int) -> None:
        word = self.people.words[at]
        if word.gender and not word.other and not self._varies(at):
            return
        role, sex = self._role(at), {"m": "M", "f": "F"}.get(word.gender)
        if word.low in words_of("unsexed") or (word.other == word.low and not self._determined(at)):
            sex = None
        rank = self._known(at, role, sex)
        if rank is None:
            rank = self._new(role, sex)
        elif self.people.sexes[rank] is None:
            self.people.sexes[rank] = sex
        self.people.owner[at] = rank

    def _varies(self, at: int) -> bool:
        """Whether a noun without another form may still name either sex."""
        return any(r.gender == "e" for r in self.people.words[at].readings)

    def _determiner(self, at: int) -> str:
        words = self.people.words
        i = at - 1
        while i >= 0 and words[i].governor == at and words[i].kind in "DA":
            if words[i].kind == "D":
                return words[i].low
            i -= 1
        return ""

    def _determined(self, at: int) -> bool:
        return any(
            w.governor == at and w.gender and i != at
            for i, w in enumerate(self.people.words)
            if abs(i - at) < 12
        )

    def _known(self, at: int, role: str, sex: str | None) -> int | None:
        """The person already met that a noun names again."""
        people, low, determiner = self.people, self.people.words[at].low, self._determiner(at)
        for rank, known in enumerate(people.roles):
            same = people.sexes[rank] in (sex, None) or sex is None
            if known != role:
                continue
            if role == PATIENT:
                if not same or self._is_second(at, determiner):
                    people.several = True
                return rank
            if (
                same
                and determiner not in _INDEFINITE
                and any(owner == rank and people.words[i].low == low for i, owner in people.owner.items())
            ):
                return rank
        return None

    def _is_second(self, at: int, determiner: str) -> bool:
        words = self.people.words
        return (
            determiner in _INDEFINITE
            and any(w.low == "autre" and w.governor == at for w in words[max(0, at - 3) : at])
        ) or (at > 1 and words[at - 2].low == "et" and determiner in _INDEFINITE)

    def _role(self, at: int) -> str:
        word, determiner = self.people.words[at], self._determiner(at)
        if determiner in _POSSESSIVES:
            if word.low in words_of("partners") and determiner in {"son", "sa"}:
                return PARTNER
            if word.low in {"patient", "patiente", "malade", "pt", "pte"}:
                return PATIENT
            if word.low in words_of("carers") and word.low not in words_of("kin"):
                return CARER
            return RELATIVE
        aged = self._has_age(at)
        if word.low in words_of("patients") and not self._is_apposed(at):
            return PATIENT
        if word.low in words_of("carers") and not aged and (determiner or not self._opens_text(at)):
            return CARER
        if PATIENT not in self.people.roles and (aged or self._opens_text(at)):
            return PATIENT
        return RELATIVE if word.low in words_of("kin") else OTHER

    def _is_apposed(self, at: int) -> bool:
        """« l’agresseur, un homme jeune » is not the patient."""
        words, i = self.people.words, at - 1
        while i >= 0 and words[i].kind in "DA":
            i -= 1
        return (
            i > 0
            and words[i].low == ","
            and words[i - 1].kind == "N"
            and (i - 1) in self.people.owner
            and (self.people.roles[self.people.owner[i - 1]] != PATIENT)
        )

    def _has_age(self, at: int) -> bool:
        near = self.people.words[at + 1 : at + 10]
        for i, word in enumerate(near):
            if word.kind == "." or (word.kind == "N" and is_person_noun(word)):
                return False
            if (
                word.kind == "#"
                and i + 1 < len(near)
                and near[i + 1].low in {"ans", "an", "a", "mois", "semaines", "jours"}
            ):
                return True
        return False

    def _opens_text(self, at: int) -> bool:
        return all(
            w.kind in "DAB," or w.low in {"bonjour", "avis", "pour", "chez", "cas", "question"}
            for w in self.people.words[:at]
        )

    def _patient_of_pronouns(self) -> None:
        """A text that only says « il » or « elle » speaks of its patient."""
        words = self.people.words
        said: list[str] = [
            w.gender
            for i, w in enumerate(words)
            if w.low in {"il", "elle"} and w.kind == "S" and not self._impersonal(i)
        ]
        said += [
            self._gender_of_clitic(i)
            for i, w in enumerate(words)
            if w.kind == "O" and w.low in {"le", "la", "l'"} and self._acts_like_people(i)
        ]
        said = [gender for gender in said if gender]
        if said:
            self._new(PATIENT, {"m": "M", "f": "F"}[said[0]])

    def _gender_of_clitic(self, at: int) -> str:
        """« l’ai vue » tells by its participle."""
        words = self.people.words
        return words[at].gender or next(
            (w.gender for w in words[at + 1 : at + 6] if w.governor == at and w.gender), ""
        )

    def _impersonal(self, at: int) -> bool:
        return self.people.words[at].low == "il" and impersonal(self.people.words, at)

    def _pronoun(self, at: int) -> None:
        people, word = self.people, self.people.words[at]
        patient = people.patient
        if word.low in closed("neutral_subjects") or word.low in {
            "me",
            "m'",
            "te",
            "t'",
            "se",
            "s'",
            "y",
            "en",
        }:
            return
        if word.low in {"lui", "leur"} and word.kind == "O":
            return
        if word.low == "il" and self._impersonal(at):
            return
        owner = self._antecedent(at)
        if owner == _THING:
            return
        if owner is not None:
            people.owner[at] = owner
            if people.sexes[owner] is None and word.gender:
                people.sexes[owner] = {"m": "M", "f": "F"}[word.gender]
        elif (
            patient is not None
            and word.gender
            and people.sexes[patient] in (None, {"m": "M", "f": "F"}[word.gender])
        ):
            people.doubts.append(at)

    def _antecedent(self, at: int) -> int | None:
        """The person a pronoun stands for; None when it is a thing, or the text does not tell."""
        people, word = self.people, self.people.words[at]
        sex = {"m": "M", "f": "F"}.get(word.gender)
        patient = people.patient
        if self._dislocated(at):
            return _THING
        if self._shared(at, sex):
            people.doubts.append(at)
            return None
        barred = self._barred(at) if word.kind == "O" else None
        if word.kind == "S" and self._says_thing(at):
            return _THING
        thing = self._thing_before(at)
        if thing is not None and not self._acts_like_people(at):
            return None
        recent = self._recent_person(at, sex, barred)
        if recent is not None:
            return recent
        if patient is None or barred == patient:
            return None
        if people.sexes[patient] not in (None, sex) and sex is not None:
            return None
        return patient

    def _dislocated(self, at: int) -> bool:
        """« Il est vieux, le chat. » names its subject at the end."""
        words = self.people.words
        end = next((i for i in range(at, len(words)) if words[i].kind == "."), len(words))
        noun = end - 1
        return (
            noun - at > 3
            and words[noun].kind == "N"
            and words[noun - 1].kind == "D"
            and words[noun - 2].low == ","
            and words[noun].gender in ("", words[at].gender)
            and words[noun].governor == noun
            and self.people.owner.get(noun) != self.people.patient
        )

    def _shared(self, at: int, sex: str | None) -> bool:
        """« La patiente et sa sœur… Elle… »: two people of that sex were the subject together."""
        words, owner = self.people.words, self.people.owner
        for i in range(at - 1, max(-1, at - 20), -1):
            if i in owner and words[i].kind == "N" and self.people.sexes[owner[i]] == sex and sex is not None:
                before = next((j for j in range(i - 1, max(-1, i - 4), -1) if words[j].low == "et"), -1)
                other = owner.get(before - 1) if before > 0 else None
                if other is not None and other != owner[i] and self.people.sexes[other] == sex:
                    return self.people.patient in (other, owner[i])
        return False

    def _barred(self, at: int) -> int | None:
        """The subject of the clause, which an object clitic cannot stand for."""
        verb = next((w for w in self.people.words[at + 1 : at + 4] if w.kind in "VEHC"), None)
        return self.people.owner.get(verb.subject) if verb is not None and verb.subject >= 0 else None

    def _recent_person(self, at: int, sex: str | None, barred: int | None) -> int | None:
        """Another person who is the theme: subject of the sentence before, or of this one."""
        people, here = self.people, self.people.words[at].sentence
        patient = people.patient
        for i in range(at - 1, -1, -1):
            if here - people.words[i].sentence > 1:
                return None
            owner = people.owner.get(i)
            if owner is None or owner == barred or people.words[i].governor != i:
                continue
            if owner == patient and (sex is None or people.sexes[owner] in (sex, None)):
                return owner
            if (
                people.words[at].kind != "O"
                and sex is not None
                and people.sexes[owner] == sex
                and self._is_subject(i)
            ):
                return owner
        return None

    def _is_subject(self, at: int) -> bool:
        return any(w.subject == at for w in self.people.words[at : at + 14])

    def _thing_before(self, at: int) -> int | None:
        """A thing of the same gender that is the subject of the clause before, or stands between."""
        words, word = self.people.words, self.people.words[at]
        for i in range(at - 1, max(-1, at - 25), -1):
            if word.sentence - words[i].sentence > 1:
                return None
            if i in self.people.owner:
                return None
            noun = words[i].kind == "N" and words[i].governor == i and words[i].number != "p"
            if (
                noun
                and not is_person_noun(words[i])
                and words[i].gender == (word.gender or words[i].gender)
                and self._is_subject(i)
            ):
                return i
        return None

    def _says_thing(self, at: int) -> bool:
        """« Elle est bien tolérée » after « sa prothèse »: what is said is said of things, one is near."""
        words, word = self.people.words, self.people.words[at]
        predicate = next((w for w in words[at + 1 : at + 7] if w.kind in "AP" and w.governor == at), None)
        if predicate is None or not ({predicate.low, predicate.other} & words_of("thing_predicates")):
            return False
        near = words[max(0, at - 14) : at]
        return any(
            w.kind == "N" and w.gender == word.gender and w.number != "p" and not is_person_noun(w)
            for w in near
        )

    def _acts_like_people(self, at: int) -> bool:
        """Whether what is said of a pronoun is said of people."""
        words = self.people.words
        if words[at].kind == "O":
            verb = next(
                (
                    w
                    for w in words[at + 1 : at + 4]
                    if w.kind in "VPC" and (w.can("P") or w.can("I") or w.can("V"))
                ),
                None,
            )
            return verb is not None and any(
                verb.low.startswith(stem[:-2]) for stem in words_of("person_objects") if len(stem) > 4
            )
        for word in words[at + 1 : at + 6]:
            if word.kind in ".,":
                break
            if word.kind in "VAPNC" and (is_about_people(word) or verb_of_people(word)):
                return True
        return False
