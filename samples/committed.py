"""The committed package `samples/packages/beijing-2022-cluster/`; `python -m samples committed` makes it anew."""

from __future__ import annotations

from pathlib import Path

from samples.filing import Arrangement
from samples.package import PackageOptions, generate_package

PACKAGES = Path(__file__).parent / "packages"

BEIJING = PackageOptions(
    seed=20221014,
    programme="beijing-2022-cluster",
    clean=(
        "plain",
        "several_rows",
        "several_patents_in_a_row",
        "co_owners",
        "instalments",
        "know_how",
        "licence",
        "equity",
        "pledge",
    ),
    planted=(
        "claim_amount_ten_times",
        "contract_words_differ",
        "contract_other_patent",
        "record_lacks_patent",
        "name_change_only",
        "record_other_receiver",
        "record_reversed",
        "publication_day_claimed",
        "invoice_missing",
        "invoice_wrong_buyer",
        "invoice_sum_wrong",
        "invoice_code_differs",
        "slip_third_party_payer",
        "slip_words_differ",
        "slip_twice",
        "duplicate_row",
        "patent_check_digit_wrong",
        "contract_file_empty",
    ),
    levels={"clean": 2, "scan": 5, "bad": 3, "photo": 1},
    arrangement=Arrangement.BY_ROW,
    noise=2,
)


def write_committed() -> Path:
    """Writes the committed package and its truth. Returns its folder."""
    return generate_package(BEIJING, PACKAGES)
