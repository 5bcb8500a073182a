"""States of a qualification, and of a request to two moderators."""

from colloque.server.engine.states import StateGraph


class QualificationStates(StateGraph):
    """Suspended when the register no longer knows the person; back when it does, or by a new sign-in."""

    initial = "valid"
    edges = {"valid": ("suspended",), "suspended": ("valid",)}


class RequestStates(StateGraph):
    """Open until two moderators vouch, or one refuses; a new request is a new row."""

    initial = "open"
    edges = {"open": ("granted", "refused"), "granted": (), "refused": ()}
