"""Occupations and offices of the patient or of a relative, public offices included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "professions"
labels = frozenset({"PROFESSION"})

_KIN = (
    r"(?:mari|femme|epoux|epouse|conjointe?|compagnon|compagne|pere|mere|"
    r"papa|maman|frere|s(?:oe|œ)ur|fils|fille|grand-pere|grand-mere|oncle|tante|"
    r"cousine?|copain|copine)"
)
_PATIENT = (
    r"(?:patiente?|pte?|monsieur|dame|homme|femme|jeune|gars|type|mec|"
    r"madame|gamine?|celibataire|retraitee?|veuve|veuf)"
)
_BEFORE = (
    rf"(?:\b{_KIN}(?: est| etait| qui est|,)? (?:une? )?$|\b{_PATIENT},? "
    rf"(?:de \d+ ans,? ?)?(?:est |etait |qui est |travaille comme )?(?:une? "
    rf")?$|"
    r"\bans,? (?:et )?(?:une? )?$|\b(?:lui|elle) $|[a-z], une? $|\b(?:a|chez|hier|matin|"
    r"soir|nuit|aujourd'hui) une? $|\b(?:est|etait|devenue?|comme|metier|"
    r"profession|travail|travaille comme|metier de|il est|elle est) ?:? "
    r"(?:une? )?$|"
    r"^$|(?:^|[.\n])\s*$|\b(?:ancien|ancienne|ex|ex-|futur|future|jeune|"
    r"vieux|vieille) ?$|\b[a-z]\.,? $|[(+&] ?$|"
    r"\b(?:accompagner|suivre|soigner|recu|vu|voir|opere|chez) (?:une?|le|la|l') ?$)"
)
_APPOSED = r", $"
_HEADED = (
    r"^(?: |, )(?:de profession|retraitee?|a la retraite|de metier|au "
    r"chomage|en activite|de \d\d ans|\d\d ans|,|\()"
)
_OFFICE = r"\b(?:le|la|l'|notre|mon|au|du|ancien|ancienne|son|sa) ?$"
_COMPLEMENT = (
    r"^(?:-[a-z]+)?(?: (?:retraitee?|etoilee?|municipale?|locale?|departementale?|"
    r"liberale?|independante?|agricole|interimaire|saisonniere?|sous-marine?|"
    r"professionnelle?|professionnel|amateure?|titulaire|national|nationale|"
    r"polonais|de nuit|en chef|en exercice|engagee?))?(?: (?:d'une? |d'|de |de l'|de la |de sa |du |des |"
    r"chez |en |a la |a l'|au |sur la |sur une? |sur )[a-zœ-]{3,20}(?: [a-zœ-]{3,12}ale?)?| ligne \d{1,2})?"
)
_MORE = r"^ (?:d'une? |d'|de |de l'|de la |du |des |autour du |en )[a-zœ-]{3,20}(?: [a-zœ-]{3,12}ale?)?"
_FORMER = r"\b(?:ancien(?:ne)?|ex) ?-? ?$"
_HEAD = r"(?:^|[.!?:;«»“\"(\n\u2013\u2014] ?|\n- )$"
_ARTICLE = (
    r"\b(?:une?|le|la|l'|des|deux|trois|cette?|mon|ma|notre|son|sa|leur|du|au|"
    r"ete|est|etait|premiere?|deuxieme|troisieme|quatrieme|encore une?) ?$"
)
_SOUGHT = (
    r"\b(?:comme|cherch\w+|besoin d'|avis d'|role d'|metier d'|vocation d'|air d'|est-ce qu'|"
    r"plaisanterie d'|recrut\w+|trouver|devenir|faudrait) ?(?:une?|le|la|l') $"
)
_ENDED = r"^ ?(?:[,.;:)(»!?\n+]|$|de \d|\d\d ans)"
_CARE = r"^(?:ans|hopital|la|le|ma|mon|notre|son|ce|cette|garde|urgences?|consult)$"


@cache
def _phrases() -> lexicons.Phrases:
    return lexicons.phrases("professions.tsv", value="kind")


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield occupations, with "ancien" before and the complement after.

    >>> [(h.start, h.end) for h in find(FoldedText.of("Son mari, notaire à Trifouillis"), context=Context())]
    [(10, 17)]
    """
    for first, stop, kind in _phrases().find(text):
        start, end = text.starts[first], text.ends[stop - 1]
        if text.folded[start - 1 : start] in {"#", "@", "-"} or text.original[start:end].lower() in {
            "cure",
            "jugé",
            "jugée",
        }:
            continue
        former = compiled(_FORMER).search(before(text, start, 10))
        begin = start - len(former[0]) if former else start
        if former or _concerns(text, start, end, kind):
            yield Hit(
                begin, _extended(text, end), "PROFESSION", name, 0.75, Why(source="lexicon:professions")
            )


def _concerns(text: FoldedText, start: int, end: int, kind: str) -> bool:
    """Whether the occupation is the patient's or a relative's."""
    lead, tail = before(text, start, 45), after(text, end, 20)
    if kind == "office":
        if compiled(r"\b(?:monsieur|madame) l[ea] $").search(lead):
            return False
        return compiled(_OFFICE).search(lead) is not None or compiled(_BEFORE).search(lead) is not None
    if compiled(r"^ de \d{1,3} ans").match(tail) and compiled(r"\bune? $").search(lead):
        return True
    if compiled(r"^ (?:du|de mon|de notre) (?:village|bourg|coin|quartier|hameau)").match(tail):
        return True
    if kind == "care":
        return (
            compiled(
                rf"\b{_KIN}(?: est|,) (?:une? )?$|\bpatiente?,? (?:est )?$|\bans, "
                rf"$|\b(?:il|elle) est (?:une? )?$"
            ).search(lead)
            is not None
        )
    if kind == "craft" and _told(text, start, lead):
        return True
    if compiled(_HEAD).search(lead) and compiled(_ENDED).match(after(text, _extended(text, end), 10)):
        return text.is_capital(start)
    if compiled(_BEFORE).search(lead):
        return not (lead.strip() == "" and not compiled(r"^ ?(?:[,.(+:]|de \d|\d|etoile)").match(tail))
    if compiled(_APPOSED).search(lead):
        return compiled(r"^ ?(?:[,.;)»!?\n]|$|(?:a|de|chez|en|dans|au|retraite) ?)").match(tail) is not None
    return compiled(_HEADED).match(tail) is not None


def _told(text: FoldedText, start: int, lead: str) -> bool:
    """Whether an article, or the head of a sentence, tells that somebody has this uncommon occupation."""
    if compiled(_HEAD).search(lead):
        return text.is_capital(start)
    return compiled(_ARTICLE).search(lead) is not None and not compiled(_SOUGHT).search(lead)


def _extended(text: FoldedText, end: int) -> int:
    """End of the occupation with what it is done on, with or for: at most three complements."""
    stop = _completed(text, end, _COMPLEMENT)
    for _ in range(2):
        if stop == end:
            return end
        end, stop = stop, _completed(text, stop, _MORE)
    return stop


def _completed(text: FoldedText, end: int, source: str) -> int:
    complement = compiled(source).match(text.folded[end : end + 45])
    if not complement or not complement[0]:
        return end
    words = complement[0].split()
    if words[-1] in {"village", "bourg", "coin", "quartier", "hameau"}:
        return end
    if (
        len(words) > 1 and words[0] != "en" and words[-1] in lexicons.words("everyday_words.tsv")
    ) or compiled(_CARE).match(words[-1]):
        return end
    stop = end + len(complement[0])
    if text.folded[stop : stop + 1].isalpha():
        return end
    return (
        stop
        if not text.original[stop - len(words[-1]) : stop][:1].isupper() or "chez" in complement[0]
        else end
    )
