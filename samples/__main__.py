"""`python -m samples`: packages and sets of documents from a seed, and the committed packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from samples.books import BookOptions, generate_book
from samples.committed import ALL, write_committed
from samples.discrepancies import BY_KIND
from samples.documents import DocumentOptions, generate_documents
from samples.filing import Arrangement
from samples.package import PackageOptions, generate_package, of_rows
from samples.papers import Use
from samples.scanner import Level
from samples.scenarios import PROGRAMMES

_OUT = click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
_SEED = click.option("--seed", type=int, required=True)
_SPLIT = click.option(
    "--split",
    type=click.Choice([use.value for use in Use]),
    default=Use.DEVELOPMENT.value,
    show_default=True,
    help="Layouts of one split; build readers with the one, judge them with the other.",
)


def _levels(_context: click.Context, _option: click.Parameter, text: str) -> dict[str, float]:
    """`scan:5,bad:2` or `scan,bad` as weights."""
    found = {}
    for part in text.split(","):
        name, _, weight = part.partition(":")
        if name not in list(Level):
            raise click.BadParameter(f"{name!r} is no level; levels are {', '.join(Level)}")
        found[name] = float(weight or 1)
    return found


@click.group(help=__doc__)
def commands() -> None:
    """The commands."""


@commands.command()
@_SEED
@_OUT
@_SPLIT
@click.option("--programme", type=click.Choice(sorted(PROGRAMMES)), default="beijing-2022-cluster", show_default=True)
@click.option("--rows", "deals", type=int, default=24, show_default=True, help="Deals; one may take several rows.")
@click.option("--planted-share", type=click.FloatRange(0, 1), default=0.5, show_default=True)
@click.option("--planted", help=f"Kinds to plant, by comma, instead of a share: {', '.join(BY_KIND)}")
@click.option("--levels", callback=_levels, default="clean:2,scan:5,bad:2,photo:1", show_default=True)
@click.option("--arrangement", type=click.Choice([item.value for item in Arrangement]))
@click.option("--digital", is_flag=True, help="Every legible paper as a PDF with text: read in milliseconds.")
@click.option(
    "--bound",
    type=click.Choice([*(level.value for level in Level), "text"]),
    help="Bind it all as one PDF, scanned at this level.",
)
@click.option("--turned", type=click.FloatRange(0, 1), default=0.0, help="Share of small papers bound sideways.")
def package(**given: Any) -> None:
    """Write a package with its truth beside."""
    clean, bad = of_rows(given["seed"], given["deals"], given["planted_share"])
    options = PackageOptions(
        seed=given["seed"],
        programme=given["programme"],
        clean=clean,
        planted=tuple(given["planted"].split(",")) if given["planted"] else bad,
        levels=given["levels"],
        arrangement=Arrangement(given["arrangement"]) if given["arrangement"] else None,
        use=Use(given["split"]),
        digital=given["digital"],
    )
    if bound := given["bound"]:
        book = BookOptions(options, None if bound == "text" else Level(bound), given["turned"])
        click.echo(generate_book(book, given["out"]))
    else:
        click.echo(generate_package(options, given["out"]))


@commands.command()
@_SEED
@_OUT
@_SPLIT
@click.option("--count", type=int, default=200, show_default=True)
@click.option("--levels", callback=_levels, default="clean,scan", show_default=True)
def documents(seed: int, out: Path, split: str, count: int, levels: dict[str, float]) -> None:
    """Write a set of single documents with their truth."""
    options = DocumentOptions(seed, count, tuple(levels), Use(split))
    click.echo(generate_documents(options, out))


@commands.command()
@click.option("--only", type=click.Choice(ALL), help="One programme's package alone.")
def committed(only: str | None) -> None:
    """Make the committed packages anew."""
    for programme in (only,) if only else ALL:
        click.echo(write_committed(programme))


if __name__ == "__main__":
    commands()
