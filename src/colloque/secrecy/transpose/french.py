"""Just enough French to put a noun phrase where a name stood: articles, contraction, elision, capitals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CONTRACTED = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
_SENTENCE_START = re.compile(
    r"(?:^|[.!?…]\s+|:\s+(?=[«\"“])|\n\s*|^(?:#\w+[\s,.:]*)+|[.!?…]\s+(?:#\w+\s+)+)[«\"“(\-–—•▪️\s]*$"
)


def opens_with_vowel(word: str) -> bool:
    """Whether an elision is due before ``word``; every h is taken as mute (no other noun is used here).

    >>> opens_with_vowel("hôpital"), opens_with_vowel("grande ville")
    (True, False)
    """
    first = unicodedata.normalize("NFD", word[:1].lower())[:1]
    return first in set("aeiouyhœæ")


@dataclass(frozen=True, slots=True)
class Noun:
    """A singular French noun, with its adjectives, and its gender.

    Attributes:
        words: As ``grande ville``, without article.
        feminine: Gender.
    """

    words: str
    feminine: bool

    @property
    def a(self) -> str:
        """With the indefinite article.

        >>> Noun("grande ville", True).a
        'une grande ville'
        """
        return f"{'une' if self.feminine else 'un'} {self.words}"

    @property
    def the(self) -> str:
        """With the definite article.

        >>> Noun("patiente", True).the, Noun("hôpital", False).the
        ('la patiente', 'l’hôpital')
        """
        return self._after({True: "la", False: "le"}[self.feminine], elided="l’")

    @property
    def this(self) -> str:
        """With the demonstrative.

        >>> Noun("hôpital", False).this, Noun("consœur", True).this
        ('cet hôpital', 'cette consœur')
        """
        if self.feminine:
            return f"cette {self.words}"
        return f"{'cet' if opens_with_vowel(self.words) else 'ce'} {self.words}"

    def other(self, rank: int) -> Noun:
        """The noun that tells the thing of rank ``rank`` (1 for the second) from the first.

        >>> Noun("confrère", False).other(1).a, Noun("patiente", True).other(2).the
        ('un autre confrère', 'la troisième patiente')
        """
        if rank <= 0:
            return self
        word = "autre" if rank == 1 else f"{rank + 1}ᵉ" if rank >= len(_ORDINALS) else _ORDINALS[rank]
        return Noun(f"{word} {self.words}", self.feminine)

    def _after(self, article: str, *, elided: str) -> str:
        return f"{elided}{self.words}" if opens_with_vowel(self.words) else f"{article} {self.words}"


_ORDINALS = ("premier", "autre", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième")


def join(preposition: str, phrase: str) -> str:
    """Put a preposition before a phrase that carries its article.

    >>> join("de", "une patiente"), join("de", "le patient"), join("à", "l’hôpital")
    ('d’une patiente', 'du patient', 'à l’hôpital')
    """
    if not preposition:
        return phrase
    article, _, rest = phrase.partition(" ")
    contracted = _CONTRACTED.get(f"{preposition} {article}")
    if contracted:
        return f"{contracted} {rest}"
    if preposition == "de" and opens_with_vowel(phrase):
        return f"d’{phrase}"
    return f"{preposition} {phrase}"


_QUE = re.compile(r"(?i)\b((?:lors|puis|quoi|jus)?qu)(?:e |['’])$")


def mend_elision(text: str, start: int, words: str) -> tuple[int, str]:
    """Take in a « que » or « qu’ » that stands before, and spell it as the new words ask.

    >>> mend_elision("dire que Mme Roc", 9, "une patiente")
    (5, 'qu’une patiente')
    >>> mend_elision("dit qu’Anne dort", 7, "la patiente")
    (4, 'que la patiente')
    """
    window = text[max(0, start - 8) : start]
    match = _QUE.search(window)
    if match is None or not words:
        return start, words
    glued = f"{match[1]}’{words}" if opens_with_vowel(words) else f"{match[1]}e {words}"
    return start - len(match[0]), glued


def capital_if(phrase: str, *, wanted: bool) -> str:
    """Give the phrase a capital when it opens a sentence.

    >>> capital_if("une patiente", wanted=True)
    'Une patiente'
    """
    return phrase[:1].upper() + phrase[1:] if wanted else phrase


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at ``start``, and its author writes capitals there.

    At most 80 code points before it are looked at.

    >>> opens_sentence("Vu hier. Mme Roc tousse.", 9), opens_sentence("mme roc", 0)
    (True, False)
    """
    if not text[start : start + 1].isupper():
        return False
    window = text[max(0, start - 80) : start]
    if start > 80:
        window = "x" + window
    return bool(_SENTENCE_START.search(window))
