"""OFD (GB/T 33190): a zip of XML pages with positioned text, read like a digital PDF page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.pages import Embedded
from extract.readers.base import WHOLE, Look, Ocr
from extract.readers.code_places import code_places
from extract.readers.glyphs import lines_of
from extract.readers.ofd_embedded import embedded_in
from extract.readers.ofd_objects import POINTS_PER_MM, Collected, Rect, collect, numbers
from extract.readers.ofd_picture import Media, drawn_picture
from extract.readers.packed import Element, Packed
from extract.readers.ruled import bars_of, grids_of
from extract.readers.turned import turned_lines
from ocr.engine import Image
from ocr.lines import Box, Frame, in_reading_order

PICTURED = 0.10
"""Pictures over this part of a page may carry print."""
_A4_MM = (0.0, 0.0, 210.0, 297.0)
_LARGEST_MM = 5_000.0
_READING_DPI = 200


Area = tuple[float, float, float, float]
"""Left, top, width and height of a page area in millimetres."""


@dataclass(slots=True)
class PagePlan:
    """A page of a document: its content file, the page area that its document gives, its id, annotations and stamps.

    `embedded` holds the values that stand beside its print.
    """

    content: str
    area: Area
    id: str
    templates: dict[str, str]
    annotations: list[str] = field(default_factory=list)
    stamps: list[Rect] = field(default_factory=list)
    embedded: tuple[Embedded, ...] = ()


def open_ofd(path: Path, limits: Limits) -> OpenOfd:
    """Opens an OFD.

    Raises:
        UnreadableError: it is damaged or larger than the limits allow.
    """
    packed = Packed(path, limits)
    try:
        return OpenOfd(packed, limits)
    except UnreadableError:
        packed.close()
        raise


class OpenOfd:
    """An opened OFD."""

    message = ""

    def __init__(self, packed: Packed, limits: Limits) -> None:
        self._packed = packed
        self._limits = limits
        self._plans: list[PagePlan] = []
        self._media: dict[str, str] = {}
        for body in packed.xml("OFD.xml").iter("DocBody"):
            plans = list(self._planned(body))
            if plans:
                plans[0].embedded = embedded_in(packed, body)
            self._plans.extend(plans)
        if not self._plans:
            raise UnreadableError(Reason.DAMAGED, "OFD 里没有页面")

    @property
    def pages(self) -> int:
        """How many pages its documents have."""
        return len(self._plans)

    def look(self, number: int) -> Look:
        """The text of a page; a page of pictures alone is for OCR."""
        plan = self._plans[number - 1]
        found, area = self._collected(plan)
        width, height = area[2] * POINTS_PER_MM, area[3] * POINTS_PER_MM
        frame = Frame(aspect=height / width)
        pictures = [_fraction(picture.rect, width, height) for picture in found.pictures]
        pictured = sum(box.area for box in pictures) >= PICTURED
        if not found.level and not found.turned:
            need = Ocr.INSTEAD if pictures else Ocr.NONE
            return Look(width, height, frame=frame, ocr=need, embedded=plan.embedded)
        side = turned_lines(found.turned, width, height)
        lines = lines_of(found.level, width, height, bars_of(found.down))
        return Look(
            width,
            height,
            in_reading_order((*lines, *side.lines)),
            grids_of(found.across, found.down, width, height),
            (*side.stamps, *(_fraction(rect, width, height) for rect in plan.stamps)),
            frame,
            Ocr.BESIDE if pictured else Ocr.NONE,
            tuple(pictures) if pictured else (),
            code_places([picture.rect for picture in found.pictures], width, height),
            embedded=plan.embedded,
        )

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> Image:
        """The page drawn from its parts: pictures and rulings, its text where a Chinese font is at hand."""
        plan = self._plans[number - 1]
        found, _ = self._collected(plan)
        return drawn_picture(found, dpi or _READING_DPI, Media(self._packed, self._media, self._limits), place)

    def close(self) -> None:
        """Gives the file back."""
        self._packed.close()

    def _planned(self, body: Element) -> Iterator[PagePlan]:
        """The pages of one document."""
        root = (body.findtext("DocRoot") or "").strip()
        document = self._packed.xml(root)
        area = _area(document.find("CommonData/PageArea")) or _A4_MM
        templates = {
            template.get("ID", ""): joined(root, template.get("BaseLoc", ""))
            for template in document.iter("TemplatePage")
        }
        for kind in ("PublicRes", "DocumentRes"):
            for resource in document.iter(kind):
                self._add_media(joined(root, (resource.text or "").strip()))
        notes = self._annotations(root, document)
        stamps = self._stamps((body.findtext("Signatures") or "").strip())
        for page in document.iterfind("Pages/Page"):
            key = page.get("ID", "")
            content = joined(root, page.get("BaseLoc", ""))
            yield PagePlan(content, area, key, templates, notes.get(key, []), stamps.get(key, []))

    def _add_media(self, name: str) -> None:
        """Which file holds which picture."""
        if not self._packed.has(name):
            return
        resources = self._packed.xml(name)
        folder = resources.get("BaseLoc", "")
        for media in resources.iter("MultiMedia"):
            place = (media.findtext("MediaFile") or "").strip()
            inside = joined(name, posixpath.join(folder, place))
            self._media[media.get("ID", "")] = inside if self._packed.has(inside) else joined(name, place)

    def _annotations(self, root: str, document: Element) -> dict[str, list[str]]:
        """Files of annotations by page id."""
        found: dict[str, list[str]] = {}
        for entry in document.iter("Annotations"):
            name = joined(root, (entry.text or "").strip())
            if self._packed.has(name):
                for page in self._packed.xml(name).iter("Page"):
                    place = joined(name, (page.findtext("FileLoc") or "").strip())
                    found.setdefault(page.get("PageID", ""), []).append(place)
        return found

    def _stamps(self, name: str) -> dict[str, list[Rect]]:
        """Places of seals of digital signatures by page id."""
        found: dict[str, list[Rect]] = {}
        if not name or not self._packed.has(name):
            return found
        for signature in self._packed.xml(name).iter("Signature"):
            place = joined(name, signature.get("BaseLoc", ""))
            if not self._packed.has(place):
                continue
            for stamp in self._packed.xml(place).iter("StampAnnot"):
                edges = numbers(stamp.get("Boundary", ""))
                if len(edges) == 4:
                    x, y, width, height = (edge * POINTS_PER_MM for edge in edges)
                    found.setdefault(stamp.get("PageRef", ""), []).append((x, y, x + width, y + height))
        return found

    def _collected(self, plan: PagePlan) -> tuple[Collected, Area]:
        """Everything a page shows, its templates and annotations included, and its area."""
        page = self._packed.xml(plan.content)
        area = _area(page.find("Area")) or plan.area
        if not 0 < area[2] <= _LARGEST_MM or not 0 < area[3] <= _LARGEST_MM:
            raise UnreadableError(Reason.DAMAGED, "页面尺寸异常")
        found = Collected(*area)
        for template in page.iter("Template"):
            name = plan.templates.get(template.get("TemplateID", ""), "")
            if name and self._packed.has(name):
                collect(self._packed.xml(name).iter("Layer"), found)
        collect(page.iter("Layer"), found)
        for name in plan.annotations:
            if self._packed.has(name):
                collect(self._packed.xml(name).iter("Appearance"), found)
        return found, area


def _area(element: Element | None) -> Area | None:
    """Left, top, width and height of a page area in millimetres."""
    if element is None:
        return None
    for name in ("PhysicalBox", "CropBox", "ApplicationBox"):
        edges = numbers(element.findtext(name) or "")
        if len(edges) == 4 and edges[2] > 0 and edges[3] > 0:
            return edges[0], edges[1], edges[2], edges[3]
    return None


def joined(base: str, place: str) -> str:
    """A place as given inside the file `base`, from the root of the container."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), place)).lstrip("/")


def _fraction(rect: Rect, width: float, height: float) -> Box:
    return Box(rect[0] / width, rect[1] / height, rect[2] / width, rect[3] / height).clipped()
