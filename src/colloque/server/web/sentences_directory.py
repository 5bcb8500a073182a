"""What the directory says; part of ``sentences.SENTENCES``."""

from __future__ import annotations

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("Le référencement ne vaut pas approbation des contenus."),
    gettext_noop("Seul l’Ordre référence un compte, et jamais celui de qui décide."),
    gettext_noop(
        "Pour demander un référencement, faites d’abord vérifier votre qualité ou enregistrer "
        "votre pseudonyme."
    ),
    gettext_noop("Ce compte est déjà dans l’annuaire, ou attend une décision."),
    gettext_noop("Ce texte n’est pas une attestation : collez-la entière, sans rien y changer."),
    gettext_noop("Cette attestation n’est pas signée : elle ne prouve rien."),
    gettext_noop("Cette attestation n’est pas signée comme il faut : elle ne prouve rien."),
    gettext_noop("Ce document est signé, mais ce n’est pas une attestation de compte."),
    gettext_noop("Cette attestation n’a pas été émise par ce serveur."),
    gettext_noop("Cette attestation est signée par une autre clef que celles de l’émetteur."),
    gettext_noop("Cette attestation a été modifiée, ou n’a jamais été signée par l’émetteur."),
    gettext_noop("Une information jointe n’appartient pas à cette attestation."),
    gettext_noop("Une information est jointe deux fois à cette attestation."),
    gettext_noop("Cette attestation a expiré : demandez-en une nouvelle à son titulaire."),
    gettext_noop("Cette attestation n’est pas encore valable."),
    gettext_noop("Cette attestation a été révoquée : elle ne vaut plus rien."),
    gettext_noop("L’état de cette attestation n’a pas pu être lu : réessayez dans un moment."),
    gettext_noop("Cette présentation n’a pas été faite pour vous, ou pas par le titulaire."),
    gettext_noop("Cette page ne répond pas, ou pas à temps."),
    gettext_noop("Cette page est trop grande pour être lue."),
    gettext_noop("Cette adresse ne mène pas à une page lisible."),
    gettext_noop("Cette page n’existe pas, ou n’est pas publique."),
    gettext_noop("Cette adresse renvoie trop souvent ailleurs."),
    gettext_noop("Seul le titulaire d’un compte référencé en reçoit l’attestation."),
    gettext_noop("Choisissez le réseau du compte."),
    gettext_noop("Ce compte n’a pas la forme de ce réseau."),
)

# No errors, but said on the pages, the exports and the badge all the same.
WORDS = (
    gettext_noop("Ce compte n’est plus référencé"),
    gettext_noop("Qualité vérifiée"),
    gettext_noop("Pseudonyme enregistré auprès de l’Ordre"),
    gettext_noop("Qualité en cours de vérification"),
)
