"""Why a bundle is refused, in the words of a technician; raised by every file of this package."""

from __future__ import annotations


class Refused(Exception):
    """`str()` says why, `remedy` what to do; neither holds anything secret.

    `for_good`: it is the version itself that is not wanted, not only this copy of it.
    """

    def __init__(self, why: str, remedy: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.remedy, self.for_good = remedy, for_good
