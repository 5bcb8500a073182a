"""States of a reference."""

from colloque.server.engine.states import StateGraph


class ReferenceStates(StateGraph):
    """``proposed``: waits for the Order; ``referenced``: in the directory; ``removed``: refused or taken out.

    Removed is final: an account referenced again is a new entry, with a new address.
    """

    initial = "proposed"
    edges = {"proposed": ("referenced", "removed"), "referenced": ("removed",), "removed": ()}
