"""Files that keep whoever reads or draws them busy for ever."""

from __future__ import annotations

from tests.odd.papers import raw_pdf, stream

_EACH = 10


def form_bomb(levels: int = 12) -> bytes:
    """A PDF of a few kilobytes whose page draws a form ten times, which draws another ten times, and so on."""
    first = 4
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first} 0 R"
        f"/Resources<</XObject<</F {first + 1} 0 R>>>>>>"
    )
    forms = [_form(f"/Resources<</XObject<</F {first + level + 1} 0 R>>>>") for level in range(1, levels)]
    last = stream("0 0 9 9 re f 20 20 m 300 300 l S", "/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return raw_pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        stream("/F Do " * _EACH),
        *forms,
        last,
    )


def _form(resources: str) -> str:
    return stream("/F Do " * _EACH, f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}")
