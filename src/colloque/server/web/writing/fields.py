"""The text fields of a desk, as a page shows them: label, hint, room, value, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colloque.server.publishing.forms import PostForm, limit_of

from .desk import Desk, Outcome
from .marking import Segment
from .relecture import Relecture

# kind → field → label and hint. A kind that is not here, or a field a kind does not name, takes "note".
_WORDS: Mapping[str, Mapping[str, tuple[str | Promise, str | Promise]]] = {
    "note": {
        "text": (_("Votre message"), _("Rien qui permette de reconnaître un patient, même à lui-même.")),
    },
    "article": {
        "title": (_("Titre"), ""),
        "text": (_("Votre article"), _("Titres avec ##, gras avec **, liens en clair.")),
    },
    "question": {
        "title": (
            _("Titre"),
            _("En une ligne, sans patient : « Thrombose sous anticoagulant, quelle relève ? »"),
        ),
        "situation": (
            _("La situation"),
            _("Le cas transposé : une tranche d’âge, pas de lieu, pas de date, pas de nom."),
        ),
        "tried": (_("Ce qui a été fait"), _("Examens, traitements, ce qui a marché ou non.")),
        "asked": (_("La question"), _("Une question précise appelle une réponse précise.")),
        "text": (_("Mots-clés et précisions"), _("Par exemple : #DocTocToc #thrombose")),
    },
    "answer": {
        "text": (
            _("Votre réponse"),
            _("Un avis de confrère à confrère ; chacun garde la responsabilité de sa décision."),
        ),
    },
    "synthesis": {
        "text": (_("Votre synthèse"), _("Ce que vous retenez des réponses, pour celui qui lira dans un an.")),
    },
}
_OPTIONAL = {("question", "title"), ("question", "tried"), ("question", "text")}
# On a phone, an empty field must not push the next one off the screen: each grows with its text.
_ROWS = {"article": 16, "situation": 5, "tried": 3, "asked": 2, "question": 2}


@dataclass(frozen=True, slots=True)
class FieldView:
    """One text field.

    Attributes:
        name: Its name in the form.
        label: Its label.
        hint: A sentence under the label; may be empty.
        value: What was typed, whole.
        limit: Most code points.
        count: Code points typed.
        rows: Lines shown at first.
        one_line: An input rather than a text area.
        optional: May stay empty.
        error: What is wrong with it; empty when nothing is.
        runs: The text cut at its findings; empty before a check or when nothing was found.
    """

    name: str
    label: str | Promise
    hint: str | Promise
    value: str
    limit: int
    rows: int
    one_line: bool
    optional: bool
    error: str
    runs: tuple[Segment, ...]

    @property
    def count(self) -> int:
        """Code points typed."""
        return len(self.value)


def field_views(desk: Desk, form: PostForm, outcome: Outcome) -> tuple[FieldView, ...]:
    """The fields of ``desk``, in order."""
    return tuple(view_of(name, form, outcome.reading, outcome.errors.get(name, "")) for name in desk.fields)


def label_of(kind: str, name: str) -> str | Promise:
    """The label of one field of one kind of text."""
    return _words(kind, name)[0]


def view_of(name: str, form: PostForm, reading: Relecture | None, error: str = "") -> FieldView:
    """One field of ``form``, with its findings when it was read over."""
    label, hint = _words(form.kind, name)
    found = reading is not None and any(placed.field == name for placed in reading.placed)
    return FieldView(
        name=name,
        label=label,
        hint=hint,
        value=getattr(form, name),
        limit=limit_of(form.kind, name),
        rows=_ROWS.get(name if name != "text" else form.kind, 5),
        one_line=name == "title",
        optional=(form.kind, name) in _OPTIONAL,
        error=error,
        runs=reading.runs(name) if reading is not None and found else (),
    )


def _words(kind: str, name: str) -> tuple[str | Promise, str | Promise]:
    return _WORDS.get(kind, {}).get(name) or _WORDS["note"]["text"]
