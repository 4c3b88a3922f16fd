"""Photos of telephones (.heic, .heif), decoded by libheif."""

from __future__ import annotations

from pathlib import Path

from extract.limits import Limits
from extract.readers.image import OpenPicture


def open_heic(path: Path, limits: Limits) -> OpenPicture:
    """Opens a photo; of several pictures in one file the main one.

    Raises:
        UnreadableError: it has more pixels than the limits allow.
    """
    import pi_heif

    pi_heif.register_heif_opener()
    return OpenPicture(path, limits)
