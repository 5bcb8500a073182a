"""The verbs of the directory: the only writers of its tables; one transaction, one journal entry each."""

from .linking import check_link, check_links
from .proposing import propose_elsewhere, propose_here
from .ruling import add, reference, remove

__all__ = ["add", "check_link", "check_links", "propose_elsewhere", "propose_here", "reference", "remove"]
