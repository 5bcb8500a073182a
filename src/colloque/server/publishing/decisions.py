"""What may be published, by whom, to whom. Pure: facts in, answer out."""

from __future__ import annotations

from dataclasses import dataclass

from colloque import Verdict
from colloque.server.relations.decisions import Visibility

SHORTEST_REASON = 10
HELD = (
    "Votre compte ressemble à un autre : un modérateur va le regarder. "
    "D’ici là vous pouvez lire, pas publier ; votre texte est gardé en brouillon."
)

_WIDE = frozenset({Visibility.PUBLIC, Visibility.UNLISTED})
_ASKERS = frozenset({"physician", "intern"})


@dataclass(frozen=True, slots=True)
class Writer:
    """What the rules need to know of an author.

    Attributes:
        id: Account id.
        kind: Kind of the account.
        is_verified_physician: Verified, in good standing.
        is_suspended: May not publish.
        is_held: Waits for a moderator's decision, and may not publish until then.
    """

    id: int
    kind: str
    is_verified_physician: bool
    is_suspended: bool
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """The post a form replies to.

    Attributes:
        author: Account id of its author.
        kind: Its kind.
        is_open: A question that is not closed.
    """

    author: int
    kind: str
    is_open: bool


def taken_upon(*, acknowledged: bool, reason: str) -> Verdict:
    """The worst verdict an author takes upon himself; a block is never among them.

    >>> taken_upon(acknowledged=True, reason=""), taken_upon(acknowledged=False, reason="Accord écrit reçu")
    (<Verdict.ADVISE: 'advise'>, <Verdict.JUSTIFY: 'justify'>)
    """
    if len(reason) >= SHORTEST_REASON:
        return Verdict.JUSTIFY
    return Verdict.ADVISE if acknowledged else Verdict.PUBLISH


def audience_of_reply(asked: Visibility, answered: Visibility) -> Visibility:
    """Whom a reply reaches: never a wider circle than the post it answers.

    A private reply reaches the followers of who replies, who may not all follow who is answered.

    >>> audience_of_reply(Visibility.PUBLIC, Visibility.PHYSICIANS)
    <Visibility.PHYSICIANS: 'physicians'>
    """
    if answered is Visibility.DIRECT or asked is Visibility.DIRECT:
        return Visibility.DIRECT
    if answered is Visibility.PHYSICIANS:
        return Visibility.PHYSICIANS
    if answered is Visibility.PRIVATE and (asked in _WIDE or asked is Visibility.PHYSICIANS):
        return Visibility.PRIVATE
    return asked


def on_local(*, visibility: Visibility, is_reply: bool) -> bool:
    """Whether a post stands on the local timeline: it opens a thread, for everyone or for physicians."""
    return not is_reply and visibility in {Visibility.PUBLIC, Visibility.PHYSICIANS}


def stays_here(*, kind: str, asked: bool | None) -> bool:
    """Whether a post never leaves this server: a case stays unless its author opens it.

    >>> stays_here(kind="question", asked=None), stays_here(kind="note", asked=None)
    (True, False)
    """
    return kind in {"question", "answer", "synthesis"} if asked is None else asked


def may_be_boosted(visibility: Visibility) -> bool:
    """Whether the author left the choice of readers open.

    >>> may_be_boosted(Visibility.UNLISTED), may_be_boosted(Visibility.PHYSICIANS)
    (True, False)
    """
    return visibility in _WIDE


def why_not(kind: str, *, writer: Writer, answered: Answered | None) -> tuple[str, str] | None:
    """Why ``writer`` may not publish this kind of post here: a French sentence and the field concerned.

    Returns:
        None when he may. ``closed`` as the field means that the question has its synthesis.
    """
    if writer.is_suspended:
        return "Votre compte est suspendu : vous ne pouvez pas publier.", ""
    if writer.is_held:
        return HELD, ""
    match kind:
        case "question":
            return _why_no_question(writer, answered)
        case "answer":
            return _why_no_answer(writer, answered)
        case "synthesis":
            return _why_no_synthesis(writer, answered)
    return None


def _why_no_question(writer: Writer, answered: Answered | None) -> tuple[str, str] | None:
    if writer.kind not in _ASKERS:
        return "Seuls les médecins et les internes posent une question #DocTocToc.", "kind"
    if answered is not None:
        return "Une question ouvre un fil : elle ne répond pas à un message.", "in_reply_to"
    return None


def _why_no_answer(writer: Writer, answered: Answered | None) -> tuple[str, str] | None:
    if answered is None or answered.kind != "question":
        return "Une réponse de médecin répond à une question #DocTocToc.", "in_reply_to"
    if not writer.is_verified_physician:
        return "Seul un médecin vérifié répond à une question ; vous pouvez écrire un message.", "kind"
    if not answered.is_open:
        return "Cette question est close : sa synthèse est publiée.", "closed"
    return None


def _why_no_synthesis(writer: Writer, answered: Answered | None) -> tuple[str, str] | None:
    if answered is None or answered.kind != "question" or answered.author != writer.id:
        return "Seul l’auteur d’une question la clôt par une synthèse.", "in_reply_to"
    if not answered.is_open:
        return "Cette question est close : sa synthèse est publiée.", "closed"
    return None
