"""States of watch."""

from colloque.server.engine.states import StateGraph


class ResemblanceStates(StateGraph):
    """A likeness between two accounts: told to the one who may be imitated, held, decided by people.

    What was dismissed is told again when the likeness has grown since: a homonym may turn into an impostor.
    """

    initial = "told"
    edges = {
        "told": ("held", "own", "dismissed", "confirmed"),
        "held": ("own", "dismissed", "confirmed"),
        "dismissed": ("told",),
        "own": (),
        "confirmed": (),
    }
