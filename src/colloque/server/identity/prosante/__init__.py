"""Pro Santé Connect: OpenID Connect for health professionals (e-CPS). Knows the protocol, no account."""
