"""Names without a civility: first name beside surname, and first names where a person is expected."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context, Role, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.naming import (
    PARTICLES,
    Unit,
    first_name_mark,
    in_eponym,
    is_capital,
    is_common,
    is_upper,
    read_unit,
)
from colloque.secrecy.detectors.patterns import after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "bare_names"
labels = frozenset({"NOM", "PRENOM"})

_TRIGGER = (
    r"\b(?:maladie|syndrome|sd|(?<!il )(?<!elle )signe|score|test|echelle|classification|"
    r"manoeuvre|reflexe|phenomene|critere\w*|indice|operation|"
    r"intervention|technique|methode|tumeur|canal|trou|ligament|muscle|"
    r"loi|sonde|pince|aiguille|bacille|corps|cellules?|"
    r"fracture|luxation|hernie|point|angle|ligne|espace|triangle|tubercule|"
    r"regle|formule|equation|stade|grade|anevrisme|thyroidite|"
    r"paralysie|choree|ulcere|hopital|clinique|chu|ch|ehpad|rue|avenue|"
    r"place|universite|fondation|institut|lycee|college|ecole|prix|"
    r"pharmacie|tempete|ouragan|cyclone|cabinet|faculte)s? (?:de |d'|"
    r"du |des |la |le |l')?(?:[a-z-]{1,20} )?$"
)
_CALLED = (
    r"(?:\b(?:s'appel\w*|prenom\w*|se prenomme|la petite?|le petite?|petite?|nomme\w*|dixit|pauvre|"
    r"ma fille|mon fils|sa fille|son fils|sa mere|son pere|son mari|sa "
    r"femme|son frere|sa soeur|patiente?|mamie|papi|papy|"
    r"jumeau|jumelle|bebe|maman|papa|tante|oncle|cher|chere|merci a|bravo "
    r"a|felicitations a|et|avec|pour|chez|de|a|que|par) ?|[(«\":] ?)$"
)

_STRONG_CALL = (
    r"(?:\b(?:[smt]'appel\w*|prenom\w*|se prenomme|la petite|le petit|petite?|"
    r"nomme\w*|sa fille|son fils|son mari|sa femme|son frere|sa soeur|"
    r"mamie|papi|papy|maman de|papa de|infirmiere|infirmier|aide-soignante?|"
    r"sage-femme|secretaire|kine|brancardier|l'enfant|(?:freres|soeurs|"
    r"enfants|parents|fils|filles),|mere de|pere de|"
    r"bebe)[ :]{1,3}\(?|"
    r"\b(?:fille|fils|mari|femme|frere|soeur|mere|pere|conjoint|compagnon|"
    r"epouse|epoux) \(|[«\"] ?)$"
)
_ELISION = r"\b(?:qu|d|l|s|n|jusqu|lorsqu|puisqu)'$"
_PERSON_TAIL = (
    r"^(?:, ?(?:\d{1,3} ?(?:ans|mois|a\b)|l'infirmier|l'|mon |ma |notre "
    r"|une? |le |la |age|infirm|aide|[a-zœ-]{4,}(?:eur|euse|ier|iere|"
    r"iste|teur|trice|eure)\b)|"
    r"[ \n]{1,3}(?:quant a|[a-z]{3,12}(?:er|ir|r)ait )|"
    r" (?:a |est |passe |m'a |va |avait |etait |aurait |il |elle |n'a |ne |s'est "
    r"|vient |voulait |pleure |dit |me |s'en |souffre|se )| \(\d)"
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield names that carry no civility.

    >>> [h.label for h in find(FoldedText.of("Vu le petit kévin brossard"), context=Context())]
    ['PRENOM', 'NOM']
    """
    names = lexicons.first_names()
    skip = 0
    for at, word in enumerate(text.words):
        if at < skip or word not in names or not word.isalpha() or word in PARTICLES:
            continue
        given = _given_unit(text, at)
        found = list(_around(text, given))
        if found:
            yield from found
            skip = given.stop


def _given_unit(text: FoldedText, at: int) -> Unit:
    unit = read_unit(text, at)
    if unit is not None and first_name_mark(text, unit) is not None:
        return unit
    return Unit(at, at + 1)


def _hit(text: FoldedText, unit: Unit, label: str, score: float, source: str) -> Hit:
    why = Why(source=source, role=Role.UNKNOWN)
    return Hit(text.starts[unit.first], text.ends[unit.stop - 1], label, name, score, why)


def _around(text: FoldedText, given: Unit) -> Iterator[Hit]:
    lead = before(text, text.starts[given.first], 50)
    mark = first_name_mark(text, given) or ""
    glued = text.folded[max(0, text.starts[given.first] - 1) : text.starts[given.first]]
    if (
        compiled(_TRIGGER).search(lead)
        or glued in {"-", "@", "/", "_", "."}
        or (glued == "'" and compiled(_ELISION).search(lead) is None)
        or _glued_after(text, given)
        or in_eponym(text, given.first)
    ):
        return
    surname = _surname_after(text, given, mark)
    if surname is not None:
        if not _is_public(text, given.first, surname.stop):
            yield _hit(text, _leftward(text, given), "PRENOM", 0.9, "names.pair")
            yield _hit(text, surname, "NOM", 0.9, "names.pair")
        return
    surname = _surname_before(text, given)
    if surname is not None:
        if not _is_public(text, surname.first, given.stop):
            yield _hit(text, surname, "NOM", 0.88, "names.pair")
            yield _hit(text, given, "PRENOM", 0.88, "names.pair")
        return
    if _stands_alone(text, given, lead, mark):
        yield _hit(text, given, "PRENOM", 0.75, "names.first_name")


def _leftward(text: FoldedText, given: Unit) -> Unit:
    """A first name with the one before it: ``jean pierre`` durand."""
    at = given.first - 1
    if at < 0 or text.gap(at) != " " or is_capital(text, at) != is_capital(text, given.first):
        return given
    word = text.words[at]
    return Unit(at, given.stop) if word in lexicons.first_names() and not is_common(word) else given


def _glued_after(text: FoldedText, given: Unit) -> bool:
    return text.folded[text.ends[given.stop - 1] : text.ends[given.stop - 1] + 1] in {"-", "_", "@", "/", "'"}


def _is_public(text: FoldedText, first: int, stop: int) -> bool:
    whole = " ".join(text.words[first:stop])
    return whole in lexicons.words("public_names.tsv") or whole in lexicons.words("eponyms.tsv")


def _surname_after(text: FoldedText, given: Unit, mark: str) -> Unit | None:
    if given.stop >= len(text.words) or text.gap(given.stop - 1) != " ":
        return None
    unit = read_unit(text, given.stop)
    if unit is None:
        return None
    last, known = text.words[unit.stop - 1], lexicons.surnames()
    if is_common(last) or len(last) < 2 or last in lexicons.words("acronyms.tsv"):
        return None
    if is_capital(text, given.first) and is_capital(text, unit.stop - 1):
        if is_upper(text, given.first) and is_upper(text, unit.stop - 1) and mark:
            return unit if known.get(last) in {"", "rare"} else None
        shouted = is_upper(text, unit.stop - 1) and not is_upper(text, given.first) and len(last) > 3
        return unit if shouted or not mark or known.get(last) in {"", "rare"} else None
    if is_capital(text, given.first) or is_capital(text, unit.stop - 1):
        return None
    return unit if _reads_lower(text, given, last, mark) else None


def _reads_lower(text: FoldedText, given: Unit, last: str, mark: str) -> bool:
    """Whether small letters are a name: ``kevin moreau``, ``pierre durand``, but not ``claire fontaine``."""
    known = lexicons.surnames().get(last)
    if known is None or last in lexicons.words("eponyms.tsv") or last in lexicons.words("clinical_words.tsv"):
        return False
    if not mark:
        return known != "word" or len(last) > 4
    no_place = communes().at(text, given.stop) is None and last not in lexicons.first_names()
    return mark == "word" and known == "" and no_place


def _surname_before(text: FoldedText, given: Unit) -> Unit | None:
    at = given.first - 1
    if at < 0 or not is_capital(text, given.first) or text.gap(at) not in {" ", ", "}:
        return None
    first = at
    while first and text.gap(first - 1) in {"-", "'"} and is_capital(text, first - 1):
        first -= 1
    word = text.words[at]
    if (
        not is_capital(text, first)
        or is_common(word)
        or len(word) < 3
        or word in lexicons.words("acronyms.tsv")
    ):
        return None
    mark = lexicons.surnames().get(word)
    if (
        is_upper(text, at)
        and (mark is not None or len(word) > 4)
        and (not is_upper(text, given.first) or mark == "")
    ):
        return Unit(first, at + 1)
    usual = mark == "" or (mark == "rare" and len(word) > 4)
    if usual and lexicons.first_names().get(word) is None and not is_upper(text, given.first):
        return Unit(first, at + 1)
    quoted = text.folded[max(0, text.starts[first] - 2) : text.starts[first]].strip() in {"«", '"', ":", "("}
    return Unit(first, at + 1) if mark is not None and quoted else None


def _stands_alone(text: FoldedText, given: Unit, lead: str, mark: str) -> bool:
    if not is_capital(text, given.first) or is_upper(text, given.first):
        return False
    word = " ".join(text.words[given.first : given.stop])
    if word in lexicons.words("eponyms.tsv") or word in lexicons.words("public_names.tsv") or is_common(word):
        return False
    tail = after(text, text.ends[given.stop - 1], 40)
    person = compiled(_PERSON_TAIL).match(tail) is not None
    if compiled(_STRONG_CALL).search(lead):
        return not mark or person or compiled(r"'appel\w* $").search(lead) is not None
    starts_sentence = not lead.strip() or lead.rstrip()[-1] in ".!?…\n:»"
    if mark and not starts_sentence:
        return person
    if mark:
        return (
            person
            and word not in lexicons.words("ambiguous_communes.tsv")
            and starts_sentence
            and " aurait" in tail[:8]
        )
    if starts_sentence:
        return person
    if lexicons.surnames().get(word) is None and communes().at(text, given.first) is None:
        return text.gap(given.first - 1) in {" ", "'"} and not is_capital(text, given.first - 1)
    return person or (compiled(_CALLED).search(lead) is not None and communes().at(text, given.first) is None)
