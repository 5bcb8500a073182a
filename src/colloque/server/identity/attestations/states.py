"""States of an attestation."""

from colloque.server.engine.states import StateGraph


class AttestationStates(StateGraph):
    """An attestation holds until it expires, unless it is revoked; a new one is a new row."""

    initial = "valid"
    edges = {"valid": ("revoked",), "revoked": ()}
