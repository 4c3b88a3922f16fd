"""The committed packages `samples/packages/<programme id>/`; `python -m samples committed` makes them anew."""

from __future__ import annotations

from pathlib import Path

from samples.filing import Arrangement
from samples.package import PackageOptions, generate_package
from samples.programmes.anhui_city import ANHUI_CITY
from samples.programmes.anhui_cultivation import ANHUI_CULTIVATION
from samples.programmes.anhui_industry import ANHUI_INDUSTRY
from samples.programmes.anhui_service import ANHUI_SERVICE
from samples.programmes.anhui_university import ANHUI_UNIVERSITY
from samples.programmes.beijing_cluster import add_application
from samples.programmes.liaoning_platform import LIAONING_PLATFORM
from samples.programmes.liaoning_university import LIAONING_UNIVERSITY
from samples.programmes.making import make_package
from samples.programmes.shanghai_centre import SHANGHAI_CENTRE

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


SAMPLES = {
    sample.programme: sample
    for sample in (
        ANHUI_CITY,
        ANHUI_CULTIVATION,
        ANHUI_INDUSTRY,
        ANHUI_SERVICE,
        ANHUI_UNIVERSITY,
        LIAONING_PLATFORM,
        LIAONING_UNIVERSITY,
        SHANGHAI_CENTRE,
    )
}
"""The packages of the other programmes."""
ALL = (BEIJING.programme, *SAMPLES)


def write_committed(programme: str, out: Path = PACKAGES) -> Path:
    """Writes the committed package of a programme and its truth. Returns its folder."""
    if programme != BEIJING.programme:
        return make_package(SAMPLES[programme], out)
    folder = generate_package(BEIJING, out)
    add_application(out)
    return folder
