"""A provider of fictional identities that speaks like Pro Santé Connect: the whole way, no network."""
