"""What relations tells the rooms above it, which it does not know. Sent inside the transaction of the action.

``followed`` and ``unfollowed`` carry ``follower``, ``followed``, ``now``; ``parted`` carries ``blocker``,
``blocked``, ``now``.
"""

from django.dispatch import Signal

followed = Signal()
unfollowed = Signal()
parted = Signal()
