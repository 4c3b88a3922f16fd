"""Papers drawn as the domain prints them: registrations, contracts, invoices, bank slips and the papers beside them."""

from samples.papers.drawing import Drawing, Layout, Use
from samples.papers.registry import draw, layouts
from samples.papers.truth import Place, Truth, TruthValue

__all__ = ["Drawing", "Layout", "Place", "Truth", "TruthValue", "Use", "draw", "layouts"]
