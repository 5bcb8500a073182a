"""Who follows and blocks whom, and who may see what."""
