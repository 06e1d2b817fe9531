"""Whether declint judges a mail the same however it is wrapped: figures of accuracy on the corpus, a wrapping a row.

`python benchmarks/wrapping.py` prints a table, and exits with 1 where a figure differs by more than 0.01 from that for
plain text.
"""

import html
import io
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from declint.draft import Draft, Mode
from declint.sources import Source, read_draft, read_stream

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tools import accuracy  # noqa: E402

from histories import history  # noqa: E402 (tests and tools lie beside the benchmarks)

#: How far a figure may differ from that for plain text.
ALLOWED = 0.01

#: Makes a file of the subject and the body of a mail: its name and its bytes.
Wrap = Callable[[str, str], tuple[str, bytes]]


def parts(text: str) -> tuple[str, str]:
    """Subject and body of a mail in plain text."""
    head = re.match(r"Subject: (.*)\n\n", text)
    return (head[1], text[head.end() :]) if head else ("", text)


def message(encoding: str, *, as_html: bool = False) -> Wrap:
    """A mail in this transfer encoding."""

    def wrap(subject: str, body: str) -> tuple[str, bytes]:
        mail = EmailMessage()
        if subject:
            mail["Subject"] = subject
        mail.set_content(page(body) if as_html else body, subtype="html" if as_html else "plain", cte=encoding)
        return "mail.eml", mail.as_bytes()

    return wrap


def page(body: str, title: str = "") -> str:
    """The mail as a mail program writes HTML."""
    paragraphs = re.split(r"\n\s*\n", body.strip("\n"))
    lines = ["<br>\n".join(map(html.escape, paragraph.split("\n"))) for paragraph in paragraphs]
    head = f"<title>{html.escape(title)}</title>" if title else ""
    return f"<html><head>{head}</head><body>\n" + "\n".join(f"<p>{line}</p>" for line in lines) + "\n</body></html>\n"


def with_history(form: str) -> Wrap:
    """The mail with a quoted offer below it."""

    def wrap(subject: str, body: str) -> tuple[str, bytes]:
        head = f"Subject: {subject}\n\n" if subject else ""
        return "mail.txt", f"{head}{body}\n{history(form)}\n".encode()

    return wrap


WRAPPINGS: Mapping[str, Wrap] = {
    ".eml, quoted-printable": message("quoted-printable"),
    ".eml, base64": message("base64"),
    ".eml, HTML": message("quoted-printable", as_html=True),
    ".html": lambda subject, body: ("mail.html", page(body, subject).encode()),
    **{f"with a quoted offer: {form}": with_history(form) for form in ("gmail", "outlook", "apple", "lotus")},
}


def reader(wrap: Wrap) -> accuracy.Read:
    """Reads a mail after wrapping it."""

    def read(_: str, text: str, mode: Mode | None) -> Draft:
        name, data = wrap(*parts(text))
        (item,) = read_stream(name, io.BytesIO(data), mode)
        assert isinstance(item, Source), item
        return item.draft

    return read


def from_one_document(mails: list[accuracy.Mail]) -> accuracy.Read:
    """Reads each mail from one Markdown file that holds them all."""
    texts: dict[str, None] = {}

    def collect(path: str, text: str, mode: Mode | None) -> Draft:
        texts.setdefault(text)
        return read_draft(path, text, mode)

    accuracy.figures(mails, collect)
    document = "".join(f"## Number {number}\n\n```text\n{text}```\n\n" for number, text in enumerate(texts))
    drafts = {
        item.draft.title: item.draft
        for item in read_stream("mails.md", io.BytesIO(document.encode()), None)
        if isinstance(item, Source)
    }
    numbers = {text: number for number, text in enumerate(texts)}
    missed = len(texts) - len(drafts)
    print(
        f"One document of {len(texts)} mails, {len(document):,} characters; not found in it: {missed}", file=sys.stderr
    )

    def read(path: str, text: str, mode: Mode | None) -> Draft:
        return drafts.get(f"Number {numbers[text]}") or read_draft(path, "-", mode)

    return read


def flat(figures: Mapping[str, Any]) -> Iterator[float]:
    """Every guarded figure."""
    for group in accuracy.guarded(figures).values():
        yield from group.values()


def main() -> int:
    """Print the table."""
    mails = accuracy.read_corpus(accuracy.DECLINES)
    plain = accuracy.figures(mails)
    worst = 0.0
    print("| wrapping | " + " | ".join(accuracy.RULES) + " | recognised | largest difference of any figure |")
    print("| --- |" + " --: |" * (len(accuracy.RULES) + 2))
    readers = {"plain text": read_draft, **{name: reader(wrap) for name, wrap in WRAPPINGS.items()}}
    readers["one Markdown file"] = from_one_document(mails)
    for name, read in readers.items():
        measured = accuracy.figures(mails, read)
        difference = max(abs(one - other) for one, other in zip(flat(plain), flat(measured), strict=True))
        worst = max(worst, difference)
        scores = [measured["rules"][rule]["f1"] for rule in accuracy.RULES] + [measured["recognised"]]
        print(f"| {name} | " + " | ".join(f"{score:.3f}" for score in scores) + f" | {difference:.3f} |")
    return int(worst > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
