"""The committed package `samples/packages/beijing-2022-cluster/`; `python -m samples committed` makes it anew."""

from __future__ import annotations

from pathlib import Path

from samples.filing import Arrangement
from samples.package import PackageOptions, generate_package

PACKAGES = Path(__file__).parent / "packages"

BEIJING = PackageOptions(
    seed=20221003,
    programme="beijing-2022-cluster",
    clean=(
        "several_rows",
        "co_owners",
        "instalments",
        "licence_over_rows",
        "equity",
        "pledge",
    ),
    planted=(
        "claim_amount_ten_times",
        "duplicate_row",
        "contract_words_differ",
        "contract_other_patent",
        "contract_file_empty",
        "record_lacks_patent",
        "record_reversed",
        "name_change_only",
        "publication_day_claimed",
        "invoice_missing",
        "invoice_code_differs",
        "slip_third_party_payer",
        "slip_words_differ",
        "slip_twice",
    ),
    levels={"clean": 2, "scan": 6, "bad": 3, "photo": 1},
    arrangement=Arrangement.BY_ROW,
    noise=2,
    quality=26,
)


def write_committed() -> Path:
    """Writes the committed package and its truth. Returns its folder."""
    return generate_package(BEIJING, PACKAGES)
