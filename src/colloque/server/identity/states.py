"""States of identity."""

from colloque.server.engine.states import StateGraph


class VerificationStates(StateGraph):
    """A verification holds until it is withdrawn; a new one is a new row."""

    initial = "valid"
    edges = {"valid": ("withdrawn",), "withdrawn": ()}
