"""The public register of health professionals (RPPS), read from its daily extract: who bears which title."""
