"""Commands of this room: ``colloque manage <name>``."""
