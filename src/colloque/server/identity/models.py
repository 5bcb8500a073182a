"""Tables of identity: the person who signs in, the account the others see, the profile, the verification."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from colloque.server.engine.ids import SnowflakeField

from .states import VerificationStates


class People(BaseUserManager["User"]):
    """Makes users from an e-mail address and a password."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a user; the address is stored in lower case."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make an operator of the installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in. Never shown: what others see is the account."""

    id = SnowflakeField()
    email = models.EmailField(unique=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    objects = People()


class Account(models.Model):
    """What the others see: a handle, a name, a kind."""

    class Kind(models.TextChoices):
        """What sort of account it is."""

        PHYSICIAN = "physician"
        INTERN = "intern"
        PROFESSIONAL = "professional"
        ESTABLISHMENT = "establishment"
        PUBLIC = "public"

    class Role(models.TextChoices):
        """What the account may do for the community."""

        MEMBER = "member"
        MODERATOR = "moderator"
        ORDER = "order"

    id = SnowflakeField()
    # The person behind; kept apart from everything public, and never sent out by any door.
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="account")
    # Lower case [a-z0-9_]{2,30}; unique whatever the case because only lower case enters.
    handle = models.CharField(max_length=30, unique=True)
    display_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.PUBLIC)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.MEMBER)
    is_pseudonym = models.BooleanField(default=False)
    # Set by a verification only (actions.verify_physician / withdraw_verification), never by a form.
    verified = models.BooleanField(default=False, editable=False)
    suspended_at = models.DateTimeField(null=True, editable=False)
    # Waits for a person's decision (impersonation): may read and sign in, may not speak.
    held_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField()
    # The reader's own choices.
    language = models.CharField(max_length=2, default="fr")
    posts_count = models.PositiveIntegerField(default=0, editable=False)
    followers_count = models.PositiveIntegerField(default=0, editable=False)
    following_count = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return f"@{self.handle}"


class Profile(models.Model):
    """The professional page of an account. Every text here has passed the check."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="profile"
    )
    title = models.CharField(max_length=120, blank=True)
    specialty = models.CharField(max_length=60, blank=True)  # slug of specialties.toml
    town = models.CharField(max_length=60, blank=True)
    department = models.CharField(max_length=3, blank=True)
    bio = models.TextField(max_length=1000, blank=True)


class ProfileEntry(models.Model):
    """One line of the profile: a step of the cursus, a publication, a declared link of interest."""

    class Kind(models.TextChoices):
        """Which list the line belongs to."""

        CURSUS = "cursus"
        PUBLICATION = "publication"
        INTEREST = "interest"

    id = SnowflakeField()
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    year_from = models.PositiveSmallIntegerField(null=True)
    year_to = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=200)
    detail = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["profile", "kind", "-year_from"], name="entry_of_profile")]


class Verification(models.Model):
    """Who checked, how and when, that an account belongs to a physician. Kept when withdrawn."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="verifications")
    state = models.CharField(
        max_length=12, choices=VerificationStates.choices(), default=VerificationStates.initial
    )
    method = models.CharField(max_length=24)  # administrator | demo | (later) pro_sante_connect
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)  # account id of who verified; null from the command line


class AccessToken(models.Model):
    """A bearer token of the client API; only its hash is kept."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200)
    application = models.CharField(max_length=60)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class PersonWord(models.Model):
    """One word by which ``account`` is found: folded, ``a-z0-9`` only."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "word"], name="person_word_once")]
