"""Draw docs/example.svg: what `declint check` prints for two of the samples, drawn by the report itself."""

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from declint import check_text
from declint.report import Checked, table
from declint.run.resolve import resolved

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "example.svg"
SAMPLES = ("samples/offer-five-reasons.txt", "samples/offer-good-ms-parker.txt")
WIDTH = 100

#: Rich's picture without the fonts it would fetch from the network.
FORMAT = re.sub(r"\s*@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.S)


def main() -> None:
    """Check the samples and save the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    reports = [check_text((ROOT / sample).read_text(encoding="utf-8"), path=sample) for sample in SAMPLES]
    results = [resolved(report, alone=True, suppressions=()) for report in reports]
    table.render(Checked(results), console)
    title = f"declint check {' '.join(SAMPLES)}"
    PICTURE.parent.mkdir(exist_ok=True)
    svg = console.export_svg(title=title, code_format=FORMAT, unique_id="declint")
    PICTURE.write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
