"""An incremental decoder of terminal input, which never mistakes other bytes for keys.

Pure: bytes and the time in; keys, pastes and reports out. Whatever a terminal sends, keys are
recognized again sooner or later, and Ctrl+C always is.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from enum import Enum, auto
from typing import Final

from acusession.console.key_codes import (
    CTRL_C,
    Character,
    Input,
    NamedKey,
    Paste,
    read_sequence,
    with_alt,
)

_ESC: Final = b"\x1b"

ESCAPE_AFTER: Final = 0.25
"""Seconds without a byte after which an escape character counts as the Escape key."""

LATE_AFTER: Final = 2.0
"""Seconds after `ESCAPE_AFTER` in which the rest of a sequence may arrive; it is dropped."""

SEQUENCE_PATIENCE: Final = 1.0
PASTE_PATIENCE: Final = 2.0
STRING_PATIENCE: Final = 5.0
"""Seconds without a byte after which an incomplete sequence, paste or string is dropped."""

LONGEST_PASTE: Final = 4096
"""Maximum size of a paste, in bytes; a longer one is dropped entirely."""

_LONGEST_SEQUENCE: Final = 100

_TEXT: Final = rb"[^\x1b]+"
_UTF_8: Final = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_SEQUENCE: Final = (
    rb"\x1b?(?P<control>\x1b(?:"
    rb"\[M(?>[\xc2-\xdf][\x80-\xbf]|[ -\xff]){3}"  # the mouse in old terminals
    rb"|\[\[[@-~]"  # the Linux console
    rb"|\[\d+\$"  # rxvt
    rb"|\[(?!M|\[)[-0-?]*[ -/]*[@-~]"  # some terminals send negative mouse positions
    rb"|O[0-9;]*[ @-~]"
    rb"))"
    rb"|\x1b(?P<string>[]PX^_])"
    rb"|\x1b\\"
    rb"|\x1b(?P<with_alt>(?![]\[OPX^_\\])[\t\r -\x7f]|" + _UTF_8 + rb")"
)
_BEGUN: Final = (
    rb"\x1b{1,2}(?:\[M[ -\xff]{0,5}|\[\[|\[[-0-?]*[ -/]*|O[0-9;]*)"
    rb"|\x1b[\xc2-\xf4][\x80-\xbf]{0,2}"
    rb"|\x1b{1,2}"
)
_GOES_ON: Final = rb"[]\x1b\[OPX^_\\]"
"""Bytes that can follow the escape character of a sequence."""

_LATE: Final = rb"[]\[O]|P[0-9>!|+$]"
"""Bytes that can follow the escape character and are unlikely to be typed."""

_END_OF_STRING: Final = rb"\x07|\x1b\\|(?=[\x00-\x06\x08-\x1a\x1c-\x1f\x7f]|\x1b[^\\])"
_END_OF_PASTE: Final = rb"\x1b\[201~|(?=\x03)|(?=(\x1b\[[0-9:;]{1,40}u))"
_LONGEST_END: Final = 44


class _Within(Enum):
    """The construct that the next byte belongs to."""

    NOTHING = auto()
    STRING = auto()
    PASTE = auto()


class TerminalInput:
    """Decodes terminal input. `due` is when to call `tick` if no byte has arrived by then."""

    def __init__(self) -> None:
        self.due: float | None = None
        self._unread = b""
        self._within = _Within.NOTHING
        self._is_too_long = False
        self._is_late = False
        self._late_until = 0.0
        self._decoder = getincrementaldecoder("utf-8")("ignore")

    def feed(self, sent: bytes, now: float) -> list[Input]:
        """Return the input completed by these bytes, of which there is at least one."""
        found: list[Input] = []
        is_alone = self._within is _Within.NOTHING and self._unread == _ESC
        if is_alone and not re.match(_GOES_ON, sent):
            found += self._escape()  # a key pressed with Alt arrives in one piece
        elif not self._is_waiting and now < self._late_until and re.match(_LATE, sent):
            self._unread, self._is_late = _ESC, True
        self._late_until = 0.0
        self._unread += sent
        while self._unread and (taken := self._take()) is not None:
            found += taken
        self.due = now + self._patience() if self._is_waiting else None
        return found

    def tick(self, now: float) -> list[Input]:
        """Return the input completed by the silence until `now`."""
        if self.due is None or now < self.due:
            return []
        found: list[Input] = []
        if self._within is _Within.NOTHING and not self._unread.strip(_ESC):
            found = [key for _ in self._unread for key in self._escape()]
            self._late_until = now + LATE_AFTER
        self._unread, self._within = b"", _Within.NOTHING
        self._is_late = False
        self.due = None
        return found

    @property
    def _is_waiting(self) -> bool:
        return bool(self._unread) or self._within is not _Within.NOTHING

    def _patience(self) -> float:
        match self._within:
            case _Within.STRING:
                return STRING_PATIENCE
            case _Within.PASTE:
                return PASTE_PATIENCE
        return SEQUENCE_PATIENCE if self._unread.strip(_ESC) else ESCAPE_AFTER

    def _escape(self) -> list[Input]:
        self._unread = self._unread[1:]
        return [NamedKey("escape")]

    def _take(self) -> list[Input] | None:
        """Take the next complete input from the unread bytes; return None if more must arrive."""
        match self._within:
            case _Within.STRING:
                return self._take_string()
            case _Within.PASTE:
                return self._take_paste()
        text = re.match(_TEXT, self._unread)
        return self._take_sequence() if text is None else self._take_text(text[0])

    def _take_text(self, text: bytes) -> list[Input]:
        self._unread = self._unread[len(text) :]
        # Control characters beyond ASCII are not keys.
        return [
            Character(each) for each in self._decoder.decode(text) if not "\x80" <= each < "\xa0"
        ]

    def _take_sequence(self) -> list[Input] | None:
        self._decoder.reset()
        found = re.match(_SEQUENCE, self._unread)
        if found is None:
            return self._begun()
        self._unread = self._unread[found.end() :]
        is_late, self._is_late = self._is_late, False
        if found["string"]:
            self._within = _Within.STRING
        elif found["with_alt"]:
            return [with_alt(found["with_alt"].decode())]
        elif found["control"] == b"\x1b[200~":
            self._within, self._is_too_long = _Within.PASTE, False
        elif found["control"]:
            keys = read_sequence(found["control"].decode("latin-1"))
            is_with_alt = found.start("control") > found.start()
            return [key for key in keys if key == CTRL_C or not (is_late or is_with_alt)]
        return []

    def _begun(self) -> list[Input] | None:
        """Wait for the rest of an incomplete sequence, or drop one that cannot become valid."""
        begun = re.match(_BEGUN, self._unread)
        assert begun is not None
        if begun.end() < len(self._unread):
            if not begun[0].strip(_ESC):
                return self._escape()
            self._unread = self._unread[begun.end() :]
            self._is_late = False
            return []
        if len(self._unread) > _LONGEST_SEQUENCE:  # drop it, however long it is
            self._unread = _ESC + self._unread.lstrip(_ESC)[:1]
            self._is_late = True
        return None

    def _take_string(self) -> list[Input] | None:
        end = re.search(_END_OF_STRING, self._unread)
        if end is None:
            self._unread = _ESC if self._unread.endswith(_ESC) else b""
            return None
        self._unread, self._within = self._unread[end.end() :], _Within.NOTHING
        return []

    def _take_paste(self) -> list[Input] | None:
        for end in re.finditer(_END_OF_PASTE, self._unread):
            if end[1] and CTRL_C not in read_sequence(end[1].decode()):
                continue
            text, self._unread = self._unread[: end.start()], self._unread[end.end() :]
            self._within = _Within.NOTHING
            is_whole = end[0] and not self._is_too_long and len(text) <= LONGEST_PASTE
            return [Paste(_cleaned(text))] if is_whole else []
        if len(self._unread) > LONGEST_PASTE + _LONGEST_END:
            self._is_too_long = True
            self._unread = self._unread[-_LONGEST_END:]
        return None


def _cleaned(pasted: bytes) -> str:
    """Return a pasted text without its control characters."""
    text = pasted.decode(errors="ignore").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in text if each.isprintable() or each in "\n\t")
