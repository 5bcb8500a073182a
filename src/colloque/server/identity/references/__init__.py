"""Accounts referenced by the Order, here and on other networks; a part of `identity`."""
