"""What an author writes, whole: the form of a post, as doors send it and as a draft keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from django.conf import settings

from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.text import clean_text
from colloque.server.identity.specialties import is_specialty
from colloque.server.relations.decisions import Visibility

from .models import PostKind

# Between two parts of one post: the parts are read, checked and searched as one text.
JOINT = "\n\n"
TITLE_LIMIT = 160
MOST_WANTED = 5
# An answer, a synthesis or one part of a question needs more room than a note, less than an article.
ROOMY = 4

_TEXTS = ("title", "situation", "tried", "asked", "text")
_LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a form inside the whole.

    Attributes:
        field: ``title``, ``situation``, ``tried``, ``asked`` or ``text``.
        start: Code point of the whole at which it begins.
        text: The text of the field.
    """

    field: str
    start: int
    text: str

    @property
    def end(self) -> int:
        """One past its last code point in the whole."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class PostForm:
    """A post as its author fills it in.

    Attributes:
        kind: ``note``, ``article``, ``question``, ``answer`` or ``synthesis``.
        text: The text; for a question, what does not fit in the three parts (hashtags, for instance).
        title: Of an article or a question; empty otherwise.
        visibility: Who will read it (``relations.decisions.Visibility``).
        in_reply_to: Id of the post answered.
        situation: Question: the case, transposed.
        tried: Question: what was done already; may be empty.
        asked: Question: what is asked.
        wanted: Question: slugs of the specialties hoped for, at most 5.
        transposed: The author says that the circumstances are changed.
        local_only: Stays on this server; None lets the kind decide (a question stays, the rest goes).
        language: ``fr`` or ``en``.
    """

    kind: str = "note"
    text: str = ""
    title: str = ""
    visibility: str = "public"
    in_reply_to: int | None = None
    situation: str = ""
    tried: str = ""
    asked: str = ""
    wanted: tuple[str, ...] = ()
    transposed: bool = False
    local_only: bool | None = None
    language: str = "fr"

    def parts(self) -> Sequence[Part]:
        """The texts that are not empty, in reading order, each with its place in the whole."""
        found: list[Part] = []
        start = 0
        for name in _TEXTS:
            if text := getattr(self, name):
                found.append(Part(name, start, text))
                start += len(text) + len(JOINT)
        return found

    def whole(self) -> str:
        r"""Everything that will be read, as one text: this is what the check reads.

        >>> PostForm(kind="question", title="Toux", situation="Depuis peu.", asked="Que faire ?").whole()
        'Toux\n\nDepuis peu.\n\nQue faire ?'
        """
        return JOINT.join(part.text for part in self.parts())

    def body(self) -> str:
        """The whole without its title: the text of the post."""
        return JOINT.join(part.text for part in self.parts() if part.field != "title")

    def to_json(self) -> str:
        """The form as JSON text, for the sealed draft."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote; a field this version does not know is left out.

        >>> PostForm.from_json(PostForm(text="é", wanted=("urologie",)).to_json()).wanted
        ('urologie',)
        """
        known = {field.name for field in fields(cls)}
        data: dict[str, Any] = {key: value for key, value in json.loads(text).items() if key in known}
        data["wanted"] = tuple(data.get("wanted", ()))
        return cls(**data)


def limit_of(kind: str, field: str = "text") -> int:
    """Most code points of one field of a kind of post, as this installation sets it."""
    if field == "title":
        return TITLE_LIMIT
    if kind == PostKind.ARTICLE:
        return int(settings.COLLOQUE_ARTICLE_LIMIT)
    roomy = kind in {PostKind.ANSWER, PostKind.SYNTHESIS} or field in {"situation", "tried", "asked"}
    return int(settings.COLLOQUE_POST_LIMIT) * (ROOMY if roomy else 1)


def field_at(form: PostForm, start: int, end: int) -> tuple[str, int, int] | None:
    """Where a finding of the whole lies: field, start and end inside it.

    Args:
        form: The form that was checked.
        start: First code point in ``form.whole()``.
        end: One past the last; cut at the end of the field when it runs over.

    Returns:
        None when it lies between two fields.

    >>> field_at(PostForm(title="Toux", text="Mme Durand"), 6, 16)
    ('text', 0, 10)
    """
    for part in form.parts():
        if part.start <= start < part.end:
            return part.field, start - part.start, min(end, part.end) - part.start
    return None


def clean_form(form: PostForm) -> PostForm:
    """Normalise every field, or refuse the first that cannot be taken.

    Raises:
        InvalidInput: ``field`` names it; nothing of its content is in the error.
    """
    if form.kind not in PostKind.values:
        raise InvalidInput("Ce type de message n’existe pas.", field="kind")
    if form.visibility not in set(Visibility):
        raise InvalidInput("Choisissez qui pourra lire ce message.", field="visibility")
    if form.language not in _LANGUAGES:
        raise InvalidInput("Cette langue n’est pas proposée.", field="language")
    return replace(
        form,
        title=_clean(form, "title"),
        situation=_clean(form, "situation"),
        tried=_clean(form, "tried"),
        asked=_clean(form, "asked"),
        text=_clean(form, "text"),
        wanted=_wanted(form),
    )


def _clean(form: PostForm, name: str) -> str:
    kind = PostKind(form.kind)
    if name not in _USED[kind]:
        return ""
    return clean_text(
        getattr(form, name),
        field=name,
        limit=limit_of(kind, name),
        required=name in _REQUIRED[kind],
        multiline=name != "title",
    )


def _wanted(form: PostForm) -> tuple[str, ...]:
    if form.kind != PostKind.QUESTION:
        return ()
    wanted = tuple(dict.fromkeys(form.wanted))
    if len(wanted) > MOST_WANTED:
        raise InvalidInput(f"Choisissez au plus {MOST_WANTED} spécialités.", field="wanted")
    if not all(is_specialty(slug) for slug in wanted):
        raise InvalidInput("Une des spécialités choisies n’existe pas.", field="wanted")
    return wanted


_QUESTION = frozenset({"title", "situation", "tried", "asked", "text"})
_USED = {kind: frozenset({"text"}) for kind in PostKind} | {
    PostKind.ARTICLE: frozenset({"title", "text"}),
    PostKind.QUESTION: _QUESTION,
}
_REQUIRED = {kind: frozenset({"text"}) for kind in PostKind} | {
    PostKind.ARTICLE: frozenset({"title", "text"}),
    PostKind.QUESTION: frozenset({"situation", "asked"}),
}
