"""Verifiable attestations (SD-JWT VC): issued, shown in part, revoked, verified; a part of `identity`."""
