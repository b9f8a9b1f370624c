"""Files that are not YAML, each with the position of the mistake and the advice to fix it."""

from tests.routines.broken import Broken


def _broken(old: str, new: str, place: str, advice: str) -> Broken:
    return Broken(old, new, (f"{place}: not valid YAML: {advice}",))


ALIGN = (
    "this line is not aligned with the lines above; start all keys of a mapping, and all hyphens "
    "of a list, in the same column."
)
OPEN_QUOTE = "this quote is not closed; add the closing quote."
NO_COLON = "write 'key: value', with a colon and a space after the key."

NOT_YAML = {
    "tab": _broken("caution: Gently.", "\tcaution: Gently.", "2:1", "use spaces instead of tabs."),
    "colon in a text": _broken(
        "caution: Gently.",
        "caution: Mind: gently.",
        "2:14",
        "quote text that contains ': '.",
    ),
    "quote not closed": _broken("name: Small", "name: 'Small", "1:7", OPEN_QUOTE),
    "quote closed by the next one": _broken(
        "name: First\n",
        "name: 'First\n    note: 'second'\n",
        "7:11",
        OPEN_QUOTE,
    ),
    "list not closed": _broken(
        "code: S2",
        "uses: [one, two",
        "14:11",
        "this list lacks a comma or its closing ].",
    ),
    "mapping not closed": _broken(
        "code: S2",
        "say: {code: S two",
        "14:10",
        "this mapping lacks a comma or its closing }.",
    ),
    "pair in a list that is not closed": _broken(
        "code: S2",
        "uses: [one: two",
        "14:11",
        "this list lacks a comma or its closing ].",
    ),
    "list without a comma": _broken(
        "code: S2",
        "uses: ['one' 'two']",
        "14:18",
        "this list lacks a comma or its closing ].",
    ),
    "item in another column": _broken("  - id: second", " - id: second", "13:2", ALIGN),
    "key in another column": _broken("    code: S2", "   code: S2", "14:4", ALIGN),
    "key deeper than the one above": _broken(
        "    code: S2",
        "      code: S2",
        "14:7",
        "this line is indented more than the key above it; start all keys of a mapping in "
        "the same column.",
    ),
    "beginning with an at sign": _broken(
        "caution: Gently.",
        "caution: @home",
        "2:10",
        "quote text that starts with %, @ or `.",
    ),
    "backslash in double quotes": _broken(
        "caution: Gently.",
        'caution: "Gently\\."',
        "2:17",
        "write \\\\ for a backslash, or put the text in single quotes.",
    ),
    "list on the line of its key": _broken(
        "code: S2", "uses: - one", "14:11", "start a list on a new line."
    ),
    "apostrophe in single quotes": _broken(
        "caution: Gently.",
        "caution: 'Don't.'",
        "2:15",
        "text follows a closing quote; for an apostrophe inside single quotes write '', or "
        "use double quotes.",
    ),
    "a key without a colon": _broken("caution: Gently.", "caution", "2:1", NO_COLON),
    "a key without a colon, before blank lines": _broken(
        "caution: Gently.", "caution\n\n# more\n", "2:1", NO_COLON
    ),
    "the first key of a point without a colon": _broken(
        "  - id: second", "  - id second", "13:5", NO_COLON
    ),
    "no space after a colon": _broken("    code: S2", "    code:S2", "14:5", NO_COLON),
    "no space after a hyphen": _broken(
        "  - id: second", "  -id: second", "13:3", "write '- ', with a space after the hyphen."
    ),
    "text after the bar of a block": _broken(
        "caution: Gently.",
        "caution: |Gently.",
        "2:10",
        "after | or >, start the text on the next line.",
    ),
    "a second document that is none": _broken(
        "caution: Gently.",
        "... caution",
        "2:5",
        "check the indentation, quotes and brackets here and in the lines above.",
    ),
}
