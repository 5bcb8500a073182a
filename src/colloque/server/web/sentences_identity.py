"""What identity says of numbers, marks and Pro Santé Connect; part of ``sentences.SENTENCES``."""

from __future__ import annotations

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("Vos spécialités viennent du répertoire : choisissez l’une d’elles, ou aucune."),
    gettext_noop("Le compte d’un établissement n’a pas de numéro RPPS."),
    gettext_noop("Sous pseudonyme, passez par Pro Santé Connect : deux modérateurs liraient votre identité."),
    gettext_noop("Ce compte est déjà lié à un autre numéro RPPS : une identité ne se remplace pas."),
    gettext_noop("Ce numéro RPPS est déjà lié à un autre compte : connectez-vous à celui-là."),
    gettext_noop("Ce numéro n’est pas au répertoire que ce serveur a lu : vérifiez ses onze chiffres."),
    gettext_noop(
        "Ce retour de Pro Santé Connect a déjà servi, ou a trop attendu : recommencez la connexion."
    ),
    gettext_noop("Cet extrait (#) est plus ancien que le dernier lu (#). Rien n’a changé."),
    gettext_noop(
        "Cet extrait ferait disparaître # professionnels sur # : il est sans doute incomplet. "
        "S’il est juste, relancez avec --accept-departures."
    ),
    gettext_noop("Cet extrait ne s’ouvre pas : donnez un dossier ou un fichier .zip."),
    gettext_noop("Cette adresse extérieure ne peut pas être appelée."),
    gettext_noop("Cette identité a expiré : recommencez la connexion."),
    gettext_noop("Cette identité a été émise pour un autre service : la connexion est refusée."),
    gettext_noop("Cette identité n’a pas été émise par Pro Santé Connect : la connexion est refusée."),
    gettext_noop("Cette identité n’est pas signée comme il faut : la connexion est refusée."),
    gettext_noop("Cette identité n’est pas signée par Pro Santé Connect : la connexion est refusée."),
    gettext_noop("Cette identité répond à une autre demande que la vôtre : recommencez la connexion."),
    gettext_noop("La connexion par Pro Santé Connect a été abandonnée ou refusée : rien n’a changé."),
    gettext_noop("La connexion par Pro Santé Connect n’est pas proposée sur ce serveur."),
    gettext_noop("La réponse de Pro Santé Connect est illisible : recommencez dans un moment."),
    gettext_noop("Le fichier # est vide."),
    gettext_noop("Le fichier # ne se lit pas jusqu’au bout."),
    gettext_noop("Le fichier PS_LibreAcces_#_….txt manque : il en faut trois."),
    gettext_noop("Le service extérieur ne répond pas : réessayez dans un moment."),
    gettext_noop("Pro Santé Connect a répondu pour deux personnes différentes : la connexion est refusée."),
    gettext_noop("Pro Santé Connect n’a pas confirmé le niveau d’authentification demandé : recommencez."),
    gettext_noop("Pro Santé Connect n’a pas transmis de numéro RPPS : la connexion est refusée."),
    gettext_noop("Votre demande est déjà enregistrée : deux modérateurs la liront."),
    gettext_noop("Vous avez déjà répondu de cette personne : un autre modérateur doit la lire aussi."),
)

# Words of a mark and of how it was made: no sentences, but said on the pages all the same.
WORDS = (
    gettext_noop("Médecin"),
    gettext_noop("Médecin, sans activité déclarée au répertoire"),
    gettext_noop("Interne ou docteur junior"),
    gettext_noop("Professionnel de santé"),
    gettext_noop("Étudiant d’une profession de santé"),
)
