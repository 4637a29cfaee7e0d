"""What an export is: bytes with an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ExportedFile:
    """A file of the site that is no page."""

    address: str
    """From the site's root, without a leading slash."""
    content: bytes

    def write(self, site: Path) -> None:
        """Write it into the folder of a site, in the place of what may be there."""
        file = site / self.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self.content)
