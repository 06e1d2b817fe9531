"""How much is read: what lies beyond is no mail, and reading stays bounded in time and memory."""

MEGABYTE = 1024 * 1024

#: The largest file, and the largest mail in a mailbox, in bytes; what is larger is a log or a database.
LARGEST = 10 * MEGABYTE
#: The most mails that are read from one mailbox.
MOST_MAILS = 50_000
#: The most parts of one MIME mail, and the deepest nesting of parts.
MOST_PARTS = 500
DEEPEST = 20
#: The most drafts in one file that is not a mailbox.
MOST_DRAFTS = 1_000
#: The most characters of one draft's text once it is decoded.
LONGEST = 1_000_000
#: The most characters that are read of one header field.
LONGEST_HEADER = 20_000
#: The most tags and character references of one HTML text.
MOST_MARKUP = 100_000
