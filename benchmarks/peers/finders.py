"""Other de-identification systems as finders, set as well as can be for French without a downloaded model.

Each maker imports its system when called, and gives a function from a text to spans with our labels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from colloque.findings import Span

Finder = Callable[[str], Sequence[Span]]

_PRESIDIO = {
    "PERSON": "NOM", "LOCATION": "VILLE", "DATE_TIME": "DATE", "EMAIL_ADDRESS": "MAIL", "PHONE_NUMBER": "TEL",
    "URL": "URL", "CREDIT_CARD": "AUTRE_ID", "CRYPTO": "AUTRE_ID", "IBAN_CODE": "AUTRE_ID",
    "IP_ADDRESS": "AUTRE_ID", "MAC_ADDRESS": "AUTRE_ID", "UUID": "AUTRE_ID", "MEDICAL_LICENSE": "AUTRE_ID",
}  # fmt: skip
_SCRUBADUB = {
    "email": "MAIL", "phone": "TEL", "url": "URL", "twitter": "COMPTE", "name": "NOM",
    "date_of_birth": "DATE_NAISSANCE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Peer:
    """A system under test.

    Attributes:
        name: Name shown.
        packages: Distributions whose versions are shown.
        make: Loads it and gives its finder.
        settings: What was set, for the page.
    """

    name: str
    packages: tuple[str, ...]
    make: Callable[[], Finder]
    settings: str


def _colloque() -> Finder:
    from colloque.secrecy import find

    return lambda text: [Span(hit.start, hit.end, hit.label) for hit in find(text)]


def _presidio() -> Finder:
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import PhoneRecognizer

    class BlankFrench(SpacyNlpEngine):
        """French tokens and sentences only: no model can be downloaded."""

        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "fr", "model_name": "blank"}])
            blank = spacy.blank("fr")
            blank.add_pipe("sentencizer")
            self.nlp = {"fr": blank}

        def load(self) -> None:
            """Already loaded."""

    registry = RecognizerRegistry(supported_languages=["fr"])
    registry.load_predefined_recognizers(languages=["fr"])
    registry.remove_recognizer("PhoneRecognizer")
    registry.add_recognizer(PhoneRecognizer(supported_regions=["FR"], supported_language="fr"))
    engine = AnalyzerEngine(registry=registry, nlp_engine=BlankFrench(), supported_languages=["fr"])

    def find(text: str) -> Sequence[Span]:
        found = engine.analyze(text, language="fr")
        return [Span(hit.start, hit.end, _PRESIDIO.get(hit.entity_type, "AUTRE_ID")) for hit in found]

    return find


def _eds() -> Finder:
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.normalizer")
    keys = ["TEL", "MAIL", "SECU", "PERSON", "IPP", "NDA", "RPPS"]
    nlp.add_pipe("eds_pseudo.simple_rules", config={"pattern_keys": keys})
    nlp.add_pipe("eds_pseudo.addresses")
    nlp.add_pipe("eds_pseudo.dates")
    nlp.add_pipe("eds_pseudo.context")

    def find(text: str) -> Sequence[Span]:
        return [Span(hit.start_char, hit.end_char, hit.label_) for hit in nlp(text).ents]

    return find


def _scrubadub() -> Finder:
    import scrubadub

    scrubber = scrubadub.Scrubber(locale="fr_FR")

    def find(text: str) -> Sequence[Span]:
        return [
            Span(hit.beg, hit.end, _SCRUBADUB.get(hit.type, "AUTRE_ID")) for hit in scrubber.iter_filth(text)
        ]

    return find


PEERS = (
    Peer("Colloque", ("colloque",), _colloque, "as installed"),
    Peer(
        "EDS-Pseudo rules",
        ("edsnlp", "eds-pseudo", "spacy"),
        _eds,
        "`eds.normalizer`, `simple_rules` (TEL, MAIL, SECU, PERSON, IPP, NDA, RPPS), `addresses`, `dates`, "
        "`context` without a patient's record; no transformer",
    ),
    Peer(
        "Presidio",
        ("presidio-analyzer", "phonenumbers", "spacy"),
        _presidio,
        '`load_predefined_recognizers(languages=["fr"])`, phones of region FR, `spacy.blank("fr")` with a '
        "sentencizer, default threshold; no language model",
    ),
    Peer("scrubadub", ("scrubadub",), _scrubadub, '`Scrubber(locale="fr_FR")`'),
)
