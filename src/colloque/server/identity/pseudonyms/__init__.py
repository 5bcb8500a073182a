"""Registered pseudonyms: declared to a departmental council, the identity behind kept sealed and apart."""
