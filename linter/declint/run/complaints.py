"""What may be wrong with a suppression, in words."""

_WRITE = "suppresses nothing, for it is not understood; write skip= and rules by commas"
#: What may be wrong with a suppression, and with one in a header; the cache puts back what stands in the file.
NOT_UNDERSTOOD = f"“{{words}}” {_WRITE}."
NOT_ALONE = "“{words}” suppresses nothing, for other words stand before it; give it a comment of its own."
NOT_IN_HEADER = f"“X-Declint: {{words}}” {_WRITE}, or send."
IN_HTML = "An HTML comment goes out with the mail; use a comment of the template language, or front matter."
