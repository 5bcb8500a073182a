"""Pages of the register of pseudonyms: the bearer's own, and the council's console."""
