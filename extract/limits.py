"""How much a package may hold. Beyond a limit a file or a page is listed as unreadable; nothing is raised."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds on what is opened, so that a hostile or mistaken file costs little.

    Args:
        files: files of one package, litter included.
        file_bytes: size of one file.
        package_bytes: size of all files together; the files after the bound are listed, not read.
        pages: pages of one file; a file with more is listed as unreadable.
        pixels: pixels of a submitted picture before it is decoded.
        render_pixels: pixels of a picture handed on; larger ones are scaled down.
        page_points: side of a PDF page in points beyond which it is not drawn (200 inches are 14,400).
        cells: cells of one sheet that hold something.
        unpacked_bytes: what an office file or an OFD may unpack to.
        unpack_ratio: how many times its packed size a member may unpack to.
        members: members of an office file or an OFD.
    """

    files: int = 20_000
    file_bytes: int = 500 * MEGABYTE
    package_bytes: int = 8_000 * MEGABYTE
    pages: int = 5_000
    pixels: int = 160_000_000
    render_pixels: int = 24_000_000
    page_points: float = 20_000.0
    cells: int = 300_000
    unpacked_bytes: int = 300 * MEGABYTE
    unpack_ratio: int = 400
    members: int = 20_000


DEFAULT_LIMITS = Limits()
