"""«Je me reconnais»: claims, withdrawal, referees."""
