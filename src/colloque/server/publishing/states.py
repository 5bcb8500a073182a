"""States of publishing."""

from colloque.server.engine.states import StateGraph


class DraftStates(StateGraph):
    """A draft is raw text, sealed; it leaves by becoming a post or by being thrown away.

    ``held``: refused by the check, kept whole for its author until repaired or discarded.
    """

    initial = "draft"
    edges = {
        "draft": ("held", "published", "discarded"),
        "held": ("draft", "published", "discarded"),
        "published": (),
        "discarded": (),
    }


class PostStates(StateGraph):
    """A published post; ``hidden`` while a claim is open; ``withdrawn`` is the moment before deletion."""

    initial = "published"
    edges = {
        "published": ("hidden", "withdrawn"),
        "hidden": ("published", "withdrawn"),
        "withdrawn": (),
    }


class QuestionStates(StateGraph):
    """A #DocTocToc question is open until its asker closes it with a synthesis."""

    initial = "open"
    edges = {"open": ("closed",), "closed": ()}
