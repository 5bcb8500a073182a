"""The demo community: fictional people, what they say, and the loader that lets them say it."""

from .errors import DemoError
from .load import PASSWORD, DemoSummary, SignIn, load_demo
from .reading import Community, DraftLine, read_community

__all__ = [
    "PASSWORD",
    "Community",
    "DemoError",
    "DemoSummary",
    "DraftLine",
    "SignIn",
    "load_demo",
    "read_community",
]
