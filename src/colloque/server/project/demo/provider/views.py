"""The five addresses of an OpenID provider: description, keys, choice of an identity, tokens, claims.

Only on an installation without domain, and only for fictional identities: nothing here guards anything but
the order of the steps, so that what is shown is what happens with the real one.
"""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from joserfc.jwk import KeySet

from colloque.server.identity.prosante.provider import provider

from .identities import claims_of, identities
from .signing import key, signed

_LASTS = 120  # seconds a code or a token may wait
_ASKED = ("redirect_uri", "state", "nonce", "code_challenge")
_BACK = "/pro-sante-connect/retour"


@require_safe
def description(request: HttpRequest) -> JsonResponse:
    """Where the other addresses are."""
    issuer = provider().issuer
    return JsonResponse(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/auth",
            "token_endpoint": f"{issuer}/token",
            "userinfo_endpoint": f"{issuer}/userinfo",
            "jwks_uri": f"{issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "acr_values_supported": ["eidas1"],
            "code_challenge_methods_supported": ["S256"],
        }
    )


@require_safe
def keys(request: HttpRequest) -> JsonResponse:
    """The public key."""
    return JsonResponse(dict(KeySet([key()]).as_dict(private=False)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """The page where one chooses whom to be; it goes back with a code, or with a refusal."""
    asked = {name: request.GET.get(name, "") for name in _ASKED}
    if asked["redirect_uri"] != settings.COLLOQUE_ORIGIN + _BACK or not asked["code_challenge"]:
        return render(request, "demo_provider/refused.html", status=400)
    if request.method != "POST":
        return render(request, "demo_provider/choose.html", {"identities": identities().values()})
    chosen = request.POST.get("identity", "")
    if chosen not in identities():
        said = {"error": "access_denied", "state": asked["state"]}
    else:
        code = secrets.token_urlsafe(24)
        cache.set(f"demo-psc:code:{code}", {**asked, "identity": chosen}, _LASTS)
        said = {"code": code, "state": asked["state"]}
    return redirect(f"{asked['redirect_uri']}?{urlencode(said)}")


@csrf_exempt
@require_POST
def token(request: HttpRequest) -> JsonResponse:
    """A code becomes tokens, once, for whoever holds the verifier of its challenge."""
    place = f"demo-psc:code:{request.POST.get('code', '')[:100]}"
    kept = cache.get(place) if place.isascii() and place.isprintable() else None
    cache.delete(place)
    proof = create_s256_code_challenge(request.POST.get("code_verifier", "")[:200])
    if kept is None or proof != kept["code_challenge"]:
        return JsonResponse({"error": "invalid_grant"}, status=400)
    access = secrets.token_urlsafe(24)
    cache.set(f"demo-psc:access:{access}", kept["identity"], _LASTS)
    claims = {"sub": claims_of(identities()[kept["identity"]])["sub"]}
    id_token = signed(claims, nonce=kept["nonce"], now=timezone.now())
    return JsonResponse({"access_token": access, "token_type": "Bearer", "id_token": id_token})


@csrf_exempt
@require_safe
def userinfo(request: HttpRequest) -> JsonResponse:
    """The claims of whom the token stands for."""
    access = request.headers.get("Authorization", "").removeprefix("Bearer ")[:100]
    known = cache.get(f"demo-psc:access:{access}") if access.isascii() and access.isprintable() else None
    if known is None:
        return JsonResponse({"error": "invalid_token"}, status=401)
    return JsonResponse(claims_of(identities()[known]))
