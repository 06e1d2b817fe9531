"""Placeholders of templates: what each template language writes where a person's words will stand."""

import re

#: Any placeholder: {{ x }}, ${x}, {x}, [X], <X>, __(x)__, %X%, ____, XXXX.
PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}"
    r"|\$\{[^{}\n]{1,60}\}"
    r"|\{[^{}\n]{1,60}\}"
    r"|\[(?!\d{1,3}\])[^\[\]\n]{1,160}\]"
    r"|<(?![^<>\n]*[@/])[^<>\n]{2,60}>"
    r"|__\([^()\n]{1,60}\)__"
    r"|%[A-Za-z][A-Za-z_ ]{1,40}%"
    r"|_{3,}|\bX{3,}\b"
)
