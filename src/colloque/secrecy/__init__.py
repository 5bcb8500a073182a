"""Secrecy: find what identifies a patient, and judge it under the rulebook."""

from colloque.secrecy.detection import find
from colloque.secrecy.hits import Hit
from colloque.secrecy.judging import judge, judge_hits

__all__ = ["Hit", "find", "judge", "judge_hits"]
