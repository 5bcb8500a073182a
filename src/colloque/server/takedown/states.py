"""States of a claim: hide first, then decide."""

from colloque.server.engine.states import StateGraph


class ClaimStates(StateGraph):
    """``received``: the post is hidden (when there is one), the author is told.

    ``confirmed``: the author withdrew it. ``contested``: it stays hidden until a referee decides, before
    the due time. ``upheld``: the referee withdrew it. ``dismissed``: the referee put it back.
    ``unfounded``: the claim points at nothing that exists here; its claimant is answered the same.
    """

    initial = "received"
    edges = {
        "received": ("confirmed", "contested", "upheld", "dismissed", "unfounded"),
        "contested": ("confirmed", "upheld", "dismissed"),
        "confirmed": (),
        "upheld": (),
        "dismissed": (),
        "unfounded": (),
    }
