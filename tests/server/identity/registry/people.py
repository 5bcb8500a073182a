"""The people of a small register."""

from __future__ import annotations

from collections.abc import Callable

from colloque.server.identity.registry.actions import Imported
from colloque.server.identity.registry.synthetic import Fictional, fictional_rpps

Publish = Callable[..., Imported]

GENERAL = ("S", "SM26", "Qualifié en Médecine Générale")
SPORT = ("C", "C21", "Médecine du sport")

CAMILLE = Fictional(fictional_rpps(1), "Rey", "Camille", skills=(GENERAL, SPORT))
TWO_PLACES = Fictional(
    fictional_rpps(2),
    "Le Goff-d’Estrée",
    "Éloïse",
    activities=(("L", "Valmorel-sur-Isle", "24"), ("S", "Castelfort", "31")),
)
INTERN = Fictional(
    fictional_rpps(3), "Lefort", "Tom", category="E", civility="", activities=(("S", "Castelfort", "31"),)
)
RETIRED = Fictional(fictional_rpps(4), "Rey", "Camélia", activities=())
NURSE = Fictional(fictional_rpps(5), "Roudalier", "Marc", profession=("60", "Infirmier"), civility="")
EVERYONE = (CAMILLE, TWO_PLACES, INTERN, RETIRED, NURSE)
