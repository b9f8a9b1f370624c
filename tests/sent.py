"""Byte sequences from terminals that are not keys."""

from __future__ import annotations

from typing import Final

NO_KEYS: Final = (
    b"\xff\xe4\xc3",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",  # a colour
    b"\x1b]10;rgb:ffff/bbbb/nnnn\x07",
    b"\x1bP>|tmux 3.4 q n\x1b\\",  # a version
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1b_Gi=31;OK q\x1b\\",
    b"\x1b[?64;1;2;6;22c",
    b"\x1b[>1;4402;0c",
    b"\x1b[24;80R",
    b"\x1b[?12;2$y",
    b"\x1b[8;24;80t",
    b"\x1b[M qn",  # the mouse, as old terminals report it
    b"\x1b[M \xc2\x80\xc2\x81",
    b"\x1b[35;10;5M",
    b"\x1b[113~",
    b"\x1b[1114112u",
    b"\x1b[113;1:3u",  # a key released
    b"\x1b[57358u",  # Caps Lock
    b"\x1b[57441;2u",  # Shift
    b"\x1b[200~qy n\x1b[201~",
)
