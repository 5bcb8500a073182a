"""What the register of pseudonyms says of failures; part of ``sentences.SENTENCES``."""

from __future__ import annotations

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("Ce compte porte votre nom : un pseudonyme se déclare depuis le compte qui le porte."),
    gettext_noop("Seuls les médecins et les internes déclarent un pseudonyme à l’Ordre."),
    gettext_noop("Votre pseudonyme est déjà déclaré : retirez cette déclaration avant une autre."),
    gettext_noop("Aucune déclaration n’est à retirer."),
    gettext_noop("Lisez d’abord l’identité liée : on n’enregistre pas une personne que personne n’a lue."),
    gettext_noop("L’identité liée à cette déclaration a été effacée."),
    gettext_noop("L’identité liée ne s’ouvre pas : la clef a changé, ou l’enveloppe a été altérée."),
    gettext_noop("Ce pseudonyme n’est pas enregistré : il n’a pas d’attestation."),
    gettext_noop("Seul le conseil de l’Ordre lit et décide des déclarations, jamais de la sienne."),
    gettext_noop("Un numéro RPPS a onze chiffres."),
    gettext_noop("Une déclaration nomme au plus trente comptes."),
    gettext_noop("Choisissez le réseau dans la liste."),
    gettext_noop("Ce compte n’a pas la forme attendue sur ce réseau : écrivez-le comme il s’y affiche."),
    gettext_noop("Votre nom figure dans le pseudonyme ou dans l’un des comptes : il ne vous cacherait pas."),
    gettext_noop("Écrivez pourquoi, en une phrase : vingt caractères au moins."),
    gettext_noop("La médecine ne s’exerce pas sous pseudonyme (article R4127-75)."),
    gettext_noop("L’enregistrement ne vaut pas approbation de ce qui est écrit sous ce pseudonyme."),
    gettext_noop("Ce pseudonyme a été déclaré au conseil départemental de l’Ordre, qui l’a enregistré."),
)
