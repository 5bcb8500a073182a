"""Who looks like whom: skeletons, likeness of two personas, the register of those to protect. Pure."""
