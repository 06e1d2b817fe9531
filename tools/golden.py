"""Write tests/golden/: what each format makes of the same ordinary results. Read the difference before you keep it."""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from results import ordinary  # noqa: E402
from test_formats import FORMATS, rendered  # noqa: E402

for name in FORMATS:
    (TESTS / "golden" / f"{name}.txt").write_text(rendered(name, ordinary()), encoding="utf-8")
