"""What a reader cannot see, or a terminal obeys, written out."""

import re
from typing import Final

_CONTROL: Final = re.compile(
    # Controls, invisible format characters and direction overrides; joiners, which scripts
    # and emoji need, may pass. What a terminal obeys or a reader cannot see gets a name.
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Give ``text`` with its control and invisible characters written out.

    >>> visible("red: \x1b[31m")
    'red: \\x1b[31m'
    """
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)
