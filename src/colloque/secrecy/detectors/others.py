"""Other ways to someone: plates, door codes, named pharmacies and schools, files with a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.patterns import Pattern, before, compiled, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "others"
labels = frozenset({"AUTRE_ID"})

_PLATE = Pattern("other.plate", "AUTRE_ID", r"(?<![\w-])(?P<id>[a-z]{2}[- ]\d{3}[- ][a-z]{2})(?![\w-])", 0.85)
_DOOR = Pattern(
    "other.door_code",
    "AUTRE_ID",
    (
        r"\b(?:digicode|code(?: de la)?(?: porte| d'entree| immeuble| portail)?)[ "
        r":]{1,3}(?P<id>(?:[a-z]\d{3,5}|\d{3,5}[a-z]|\d\d[a-z]\d))(?![\w-])"
    ),
    0.85,
    "code",
)
_NUMBER = Pattern(
    "other.number",
    "AUTRE_ID",
    (
        r"\b(?:ecrou|plaque|passeport|permis|matricule|adherent|allocataire|cni|iban)[ "
        r":n°]{1,6}(?P<id>[a-z]{0,4}\d[\w -]{2,30}\d)"
    ),
    0.85,
)
_KEY_BOX = Pattern(
    "other.key_box",
    "AUTRE_ID",
    r"\b(?:boite a cles?|boitier(?: a cles?)?|cle sous alarme|alarme|portail|portillon|"
    r"interphone|digicode|coffre)"
    r"(?: code)?[ :]{1,3}(?P<id>[a-z]?\d(?:[ .-]?\d){3,5}[a-z]?)(?![\w-]| ?(?:euros?|h\b))",
    0.85,
    least_digits=4,
)
_SECRET = Pattern(
    "other.password",
    "AUTRE_ID",
    r"\b(?:mdp|mot de passe|password|pwd|login|"
    r"identifiant)(?: est)?[ :=]{1,3}(?P<id>(?=[^\s]{0,20}\d)[^\s,;»\")]{4,30})",
    0.85,
    least_digits=1,
)
_REFERENCE = Pattern(
    "other.reference",
    "AUTRE_ID",
    r"\b(?:reclamation|reference|ref|tube|echantillon|prelevement|bocal|stimulateur|pacemaker|defibrillateur|"
    r"holter|numero de serie|serie|affiliation|mutualite|police|contrat|sinistre|niss|avs|"
    r"cmi|plaque|matricule|"
    r"ecrou|plainte|signalement|procedure|recepisse|titre de sejour|carte de sejour|finess|agdref|ppr|amg)"
    r"[ .:,(]{1,3}(?:n[°o.]{1,2} ?|numero |no )?"
    r"(?P<id>(?=[a-z./ -]{0,6}\d(?:[\w./ -]{0,3}?\d){3})(?:[a-z]{1,4}[-/ ]?)?\d\w{0,12}"
    r"(?:[ ./-]\w{0,12}\d){0,5}(?:-[a-z]{1,2})?)(?![\w%]|[ ,.]?(?:mg|ml|g|ans|euros?)\b)",
    0.85,
    least_digits=4,
)
_OFFICIAL = Pattern(
    "other.official",
    "AUTRE_ID",
    r"(?<![\w.])(?:756[. ]\d{4}[. ]\d{4}[. ]\d\d|cmi-?[sp]? ?\d\d(?: ?\d{3}){2} ?\d\d)(?!\d)",
    0.95,
    least_digits=10,
)
_PLACE_ON_EARTH = Pattern(
    "other.coordinates",
    "AUTRE_ID",
    r"(?<![\w.,])(?P<id>-?\d{1,2}\.\d{4,8}°? ?[ns]?[,;]? {0,2}-?\d{1,3}\.\d{4,8})(?!\w)",
    0.9,
    least_digits=10,
)
_NAMED = Pattern(
    "other.named_place",
    "AUTRE_ID",
    (
        r"\b(?:(?:grande |vieille )?pharmacie|ecole|college|lycee|creche|camping|club|boulangerie|"
        r"restaurant|hotel|auto-?ecole|bar|cafe|pompes funebres|garage|ime|esat|mecs)\b"
        r"(?: maternelle| primaire| elementaire| prive| privee| du| de la|"
        r" des| de l'| de| d'| le| la| les| l'){0,2} ?(?P<id>[a-z][\w'-]{2,30}(?:[ "
        r"-][a-z][\w'-]{1,20}){0,3})"
    ),
    0.7,
)
# Kinds of places that are part of the name: "école des Sablons", where "Sablons" alone says nothing.
_WHOLE = r"(?:grande |vieille )?(?:pharmacie|ecole|college|lycee|creche|ime|esat)\b"
_FILE = Pattern(
    "other.file_name",
    "AUTRE_ID",
    (
        r"(?<![\w/@.^-])(?P<id>[\w^-]{3,80}\.(?:jpe?g|png|gif|pdf|dcm|docx?|hl7|nii|txt|csv|"
        r"avi|pptx?|msg|eml|"
        r"heic|tiff?|mp4|mov|zip|odt|xlsx?|bmp|webp))(?!\w)"
    ),
    0.9,
)

_CUED = (_NUMBER, _KEY_BOX, _SECRET, _REFERENCE, _OFFICIAL, _PLACE_ON_EARTH)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield the identifiers that have no label of their own.

    >>> [(h.start, h.end) for h in find(FoldedText.of("code A2917, clé sous le pot"), context=Context())]
    [(5, 10)]
    """
    for match in _PLATE.matches(text):
        if match["id"][2] == "-" and text.original[match.start() : match.start() + 2].isupper():
            yield _PLATE.hit(match, detector=name)
    yield from _DOOR.hits(text, detector=name)
    for pattern in worth_trying(_CUED, text):
        yield from pattern.hits(text, detector=name)
    for match in _NAMED.matches(text):
        hit = _named(text, match.start("id"), match.end("id"))
        if hit and compiled(_WHOLE).match(match[0]):
            yield _NAMED.hit_at(match.start(), hit.end, detector=name)
        elif hit:
            yield hit
    for match in _FILE.matches(text):
        if _names_someone(match["id"]):
            yield _FILE.hit(match, detector=name)


def _named(text: FoldedText, start: int, end: int) -> Hit | None:
    town = communes().at(text, bisect_left(text.starts, start))
    if town and before(text, start, 4).endswith((" de ", " d'", " a ")):
        return None
    words = list(compiled(r"[a-z0-9œ]+").finditer(text.folded, start, end))
    if words and words[0][0] in {"st", "ste", "saint", "sainte", "notre"} and len(words) > 1:
        return _NAMED.hit_at(start, words[1].end(), detector=name)
    kept = 0
    for word in words:
        if not text.is_capital(word.start()):
            break
        kept = word.end()
    known = (
        words
        and words[0][0] not in lexicons.words("acronyms.tsv")
        and words[0][0] not in lexicons.words("everyday_words.tsv")
    )
    return _NAMED.hit_at(start, kept, detector=name) if kept and known else None


def _names_someone(file_name: str) -> bool:
    """Whether a file's name holds a first name, a surname that is no word, or a long number."""
    for part in compiled(r"[a-z]+|\d+").findall(file_name.rpartition(".")[0].replace("_", " ")):
        if part.isdigit():
            if len(part) >= 6:
                return True
        elif len(part) > 3 and "" in {lexicons.first_names().get(part), lexicons.surnames().get(part)}:
            return True
    return False
