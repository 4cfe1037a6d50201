"""What the caller of a render process and the process say to each other."""

import struct

LIMITS = struct.Struct("!dIQ")
"""Sent with the descriptor of the paper's own socket: wall seconds, seconds of processor time, bytes of memory."""

HEAD = struct.Struct("!cQ")
"""Begins every answer: DONE or FAILED, and how many bytes follow (the PDF, or the reason in UTF-8)."""

DONE, FAILED = b"P", b"F"
