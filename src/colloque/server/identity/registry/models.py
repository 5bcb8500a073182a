"""Tables of the register: what the daily extract says, and which extracts were read.

Personal data, though public: only what tells who may bear which title is kept, and departures are followed.
The rows of one professional point at him without a database constraint: they are loaded by the million.
"""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField


class Professional(models.Model):
    """Someone the register knows by an RPPS number."""

    rpps = models.CharField(max_length=11, primary_key=True)  # digits, the last one a Luhn key
    civility = models.CharField(max_length=8, blank=True)  # DR, PR… as exercised
    family_name = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120, blank=True)
    # Folded, for look-up by name: lower case, no accents, single spaces.
    family_key = models.CharField(max_length=120, db_index=True)
    given_key = models.CharField(max_length=120, blank=True)


class Exercise(models.Model):
    """A profession someone may exercise, and as what: civil, military, student."""

    professional = models.ForeignKey(
        Professional,
        on_delete=models.CASCADE,
        db_constraint=False,
        db_column="rpps",
        related_name="exercises",
    )
    profession_code = models.CharField(max_length=8)  # TRE_G15: 10 physician
    profession_label = models.CharField(max_length=120, blank=True)
    category_code = models.CharField(max_length=8, blank=True)  # C civil, M military, E student
    category_label = models.CharField(max_length=120, blank=True)


class Skill(models.Model):
    """A speciality or competence that the Order recognised."""

    professional = models.ForeignKey(
        Professional, on_delete=models.CASCADE, db_constraint=False, db_column="rpps", related_name="skills"
    )
    profession_code = models.CharField(max_length=8)
    type_code = models.CharField(max_length=8, blank=True)  # TRE_R04: S speciality, C competence…
    code = models.CharField(max_length=12)
    label = models.CharField(max_length=200, blank=True)


class Activity(models.Model):
    """Where and how someone exercises now; none for whoever stopped."""

    professional = models.ForeignKey(
        Professional,
        on_delete=models.CASCADE,
        db_constraint=False,
        db_column="rpps",
        related_name="activities",
    )
    profession_code = models.CharField(max_length=8)
    mode_code = models.CharField(max_length=8)  # TRE_R23: L liberal, S salaried, B volunteer
    town = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=8, blank=True)


class Diploma(models.Model):
    """A diploma or authorisation; shown, never decided upon."""

    professional = models.ForeignKey(
        Professional, on_delete=models.CASCADE, db_constraint=False, db_column="rpps", related_name="diplomas"
    )
    type_code = models.CharField(max_length=8, blank=True)
    code = models.CharField(max_length=12)
    label = models.CharField(max_length=200, blank=True)


class Extraction(models.Model):
    """One extract that was read whole."""

    id = SnowflakeField()
    stamp = models.CharField(max_length=14, blank=True)  # of its file names, as 202611230811
    read_at = models.DateTimeField()
    professionals = models.PositiveIntegerField()  # once read
    arrived = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    departed = models.PositiveIntegerField()
    malformed = models.PositiveIntegerField()  # lines set aside
