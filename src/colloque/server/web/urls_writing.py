"""Addresses of the writing side; included by ``urls.py``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from .writing import claiming, claims, compose, drafts, editing, questions, resemblances, rules, verifying

urlpatterns: list[URLPattern | URLResolver] = [
    path("publier", compose.compose, name="compose"),
    path("publier/<str:post_id>", compose.published, name="writing_published"),
    path("questions", questions.questions, name="questions"),
    path("questions/nouvelle", questions.question_new, name="question_new"),
    path("questions/<str:post_id>/synthese", questions.synthesis, name="synthesis"),
    path("@<str:handle>/<str:post_id>/modifier", editing.edit, name="edit_post"),
    path("@<str:handle>/<str:post_id>/supprimer", editing.delete, name="delete_post"),
    path("@<str:handle>/<str:post_id>/historique/effacer", editing.forget, name="forget_history"),
    path("brouillons", drafts.drafts, name="drafts"),
    path("brouillons/<str:draft_id>", drafts.draft, name="draft"),
    path("brouillons/<str:draft_id>/jeter", drafts.draft_discard, name="draft_discard"),
    path("verifier", verifying.verify, name="verify"),
    path("verifier.json", verifying.verify_json, name="verify_json"),
    path("reconnais", claiming.claim_by_link, name="claim_by_link"),
    path("reconnais/<str:post_id>", claiming.claim, name="claim"),
    path("suivi", claiming.claim_follow, name="claim_follow"),
    path("ressemblances", resemblances.mine, name="resemblances"),
    path("ressemblances/<str:resemblance_id>", resemblances.one, name="resemblance"),
    path("moderation/ressemblances", resemblances.to_decide, name="resemblances_to_decide"),
    path("reclamations", claims.claims, name="claims"),
    path("reclamations/<str:claim_id>/retirer", claims.claim_confirm, name="claim_confirm"),
    path("reclamations/<str:claim_id>/contester", claims.claim_contest, name="claim_contest"),
    path("moderation/reclamations", claims.claims_to_decide, name="claims_to_decide"),
    path("moderation/reclamations/<str:claim_id>", claims.claim_decide, name="claim_decide"),
    path("regles", rules.rules, name="rules"),
    path("regles/<str:rule_id>", rules.rule, name="rule"),
]
