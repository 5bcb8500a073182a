"""States of a declaration of pseudonym."""

from colloque.server.engine.states import StateGraph


class PseudonymStates(StateGraph):
    """``none``: being written, or sent back with a reason; ``declared``: waits for the council.

    ``registered``: the council holds it; ``withdrawn``: by its bearer or by the council, for good: whoever
    declares again opens a new declaration.
    """

    initial = "none"
    edges = {
        "none": ("declared",),
        "declared": ("registered", "none", "withdrawn"),
        "registered": ("withdrawn",),
        "withdrawn": (),
    }
