"""Wrong routine files, each with all the lines that the reader must report."""

from typing import NamedTuple

RIGHT = """\
name: Small
caution: Gently.
prepare: 10s
closing: Now drink some warm water.
points:
  - id: first
    name: First
    sides: both
    press: 30s
    location: Here.
    technique: Light pressure.
    posture: Sit upright.
  - id: second
    code: S2
    name: Second
    sides: midline
    press: 1:30
    location: There.
    technique: Light pressure.
    posture: Sit upright.
"""


class Broken(NamedTuple):
    """A valid file in which `old` is replaced by `new`, and the problems reported."""

    old: str
    new: str
    told: tuple[str, ...]


NO_DURATION = "is not a valid duration; write it like 90, 90s, 1m30s or 1:30."
NO_ID = (
    "is not a valid id; start with a small letter, then use small letters, digits, - or _ (at most "
    "40 characters)."
)
NO_LIST = "expected a list: [one, two], or lines that start with '- '."
POINT_KEYS = (
    "id, code, name, pinyin, hanzi, meaning, sides, press, location, find, technique, posture, "
    "reach, ready, uses, cautions, avoid_if, intensity, aliases, note, say, figure"
)
CONDITIONS = (
    "pregnancy, blood_disorder, blood_thinners, enlarged_spleen, bone_or_spine, "
    "aneurysm_or_heart, abdominal_surgery_or_hernia, liver_or_gallbladder, "
    "leg_clot_or_varicose, cancer_or_tuberculosis, active_ulcer_or_bowel"
)
FIGURE = "figure: {view: front, from: a, toward: b, cun: 4, of: 8}"

BROKEN = {
    "no name": Broken("name: Small\n", "", ("1:1: 'name' is missing from this routine.",)),
    "no closing": Broken(
        "closing: Now drink some warm water.\n",
        "",
        ("1:1: 'closing' is missing from this routine.",),
    ),
    "no points": Broken(
        RIGHT[RIGHT.index("points:") :], "", ("1:1: 'points' is missing from this routine.",)
    ),
    "empty name": Broken("name: Small", "name:", ("1:6: expected text, found nothing.",)),
    "name of spaces": Broken(
        "name: Small",
        "name: '  '",
        ("1:7: the text is empty; write something or delete the line.",),
    ),
    "name with an escape sequence": Broken(
        "name: Small",
        'name: "\\e[31mSmall"',
        ("1:7: '\\x1b[31mSmall' contains a character that cannot be displayed; delete it.",),
    ),
    "name in reversed direction": Broken(
        "name: Small",
        'name: "\\u202eSmall"',
        ("1:7: '\\u202eSmall' contains a character that cannot be displayed; delete it.",),
    ),
    "name a list": Broken("name: Small", "name: [a]", ("1:7: expected text, found a list.",)),
    "name too long": Broken(
        "name: Small",
        f"name: {'x' * 201}",
        ("1:7: the text is longer than 200 characters; shorten it.",),
    ),
    "key misspelt": Broken(
        "caution: Gently.",
        "cautoin: Gently.",
        (
            "1:1: 'caution' is missing from this routine.",
            "2:1: unknown key 'cautoin' in routine. Did you mean 'caution'?",
        ),
    ),
    "key unknown": Broken(
        "prepare: 10s",
        "prepare: 10s\nzebra: 1",
        (
            "4:1: unknown key 'zebra' in routine. Valid keys: name, description, source, caution, "
            "prepare, rounds, closing, points.",
        ),
    ),
    "key twice": Broken(
        "prepare: 10s",
        "prepare: 10s\nname: Other",
        ("4:1: duplicate key 'name' (first on line 1); delete one of them.",),
    ),
    "prepare no time": Broken("prepare: 10s", "prepare: soon", (f"3:10: 'soon' {NO_DURATION}",)),
    "prepare too long": Broken(
        "prepare: 10s",
        "prepare: 10:01",
        ("3:10: '10:01' is 601 seconds; it must be between 0 and 600 seconds.",),
    ),
    "press zero": Broken(
        "press: 30s",
        "press: 0",
        ("9:12: '0' is 0 seconds; it must be between 1 and 600 seconds.",),
    ),
    "press true": Broken("press: 30s", "press: true", (f"9:12: 'true' {NO_DURATION}",)),
    "press on": Broken("press: 30s", "press: on", (f"9:12: 'on' {NO_DURATION}",)),
    "press broken minutes": Broken("press: 1:30", "press: 1:75", (f"17:12: '1:75' {NO_DURATION}",)),
    "press hexadecimal": Broken("press: 30s", "press: 0x1e", (f"9:12: '0x1e' {NO_DURATION}",)),
    "press a mapping": Broken(
        "press: 30s",
        "press: {s: 30}",
        ("9:12: expected a duration such as 90, 90s, 1m30s or 1:30, found a mapping.",),
    ),
    "press missing": Broken("    press: 30s\n", "", ("6:5: 'press' is missing from this point.",)),
    "points a mapping": Broken(
        RIGHT[RIGHT.index("points:") :],
        "points: {id: first}\n",
        (f"5:9: {NO_LIST}",),
    ),
    "points empty": Broken(
        RIGHT[RIGHT.index("points:") :],
        "points: []\n",
        ("5:9: the list is empty; add at least one item.",),
    ),
    "points too many": Broken(
        RIGHT[RIGHT.index("points:") :],
        f"points: [{'x, ' * 201}]\n",
        ("5:9: the list is too long; keep at most 200 items.",),
    ),
    "point a word": Broken(
        "points:\n",
        "points:\n  - cv12\n",
        ("6:5: expected a point: lines of 'key: value'.",),
    ),
    "side unknown": Broken(
        "sides: both",
        "sides: boht",
        ("8:12: 'boht' is not a valid choice of sides. Did you mean 'both'?",),
    ),
    "side a truth": Broken(
        "sides: both",
        "sides: yes",
        ("8:12: 'yes' is not a valid choice of sides. Valid values: both, left, right, midline.",),
    ),
    "sides a list": Broken(
        "sides: both",
        "sides: [left, right]",
        ("8:12: expected a single value, found a list. Valid values: both, left, right, midline.",),
    ),
    "id capital": Broken(
        "id: first",
        "id: First",
        (f"6:9: 'First' {NO_ID}",),
    ),
    "id twice": Broken(
        "id: second",
        "id: first",
        ("13:9: 'first' is already a name of the point on line 6; use another name.",),
    ),
    "code twice, in another case": Broken(
        "code: S2",
        "code: FIRST",
        ("14:11: 'FIRST' is already a name of the point on line 6; use another name.",),
    ),
    "alias taken": Broken(
        "code: S2",
        "aliases: [other, F-i-r-s-t]",
        ("14:22: 'F-i-r-s-t' is already a name of the point on line 6; use another name.",),
    ),
    "name taken": Broken(
        "name: Second",
        "name: First",
        ("15:11: 'First' is already a name of the point on line 6; use another name.",),
    ),
    "point key misspelt": Broken(
        "technique: Light pressure.\n    posture: Sit upright.\n  - id",
        "tecnique: Light pressure.\n    posture: Sit upright.\n  - id",
        (
            "6:5: 'technique' is missing from this point.",
            "11:5: unknown key 'tecnique' in point. Did you mean 'technique'?",
        ),
    ),
    "point key a list": Broken(
        "    code: S2",
        "    ? [id]\n    : S2",
        (f"14:7: unknown key '' in point. Valid keys: {POINT_KEYS}.",),
    ),
    "condition misspelt": Broken(
        "code: S2",
        "avoid_if: [pregnancy, pregnnt]",
        ("14:27: 'pregnnt' is not a valid condition. Did you mean 'pregnancy'?",),
    ),
    "condition unknown": Broken(
        "code: S2",
        "avoid_if: [hunger]",
        (f"14:16: 'hunger' is not a valid condition. Valid values: {CONDITIONS}.",),
    ),
    "condition no list": Broken(
        "code: S2",
        "avoid_if: pregnancy",
        (f"14:15: {NO_LIST}",),
    ),
    "intensity unknown": Broken(
        "code: S2",
        "intensity: hard",
        ("14:16: 'hard' is not a valid intensity. Valid values: rest, light, moderate, firm.",),
    ),
    "reach unknown": Broken(
        "code: S2",
        "reach: needs ball",
        ("14:12: 'needs ball' is not a valid reach. Did you mean 'needs a ball'?",),
    ),
    "cautions one text": Broken(
        "code: S2",
        "cautions: Beware.",
        (f"14:15: {NO_LIST}",),
    ),
    "cautions with an empty one": Broken(
        "code: S2",
        "cautions: [Beware., ]\n    find: ['']",
        ("15:12: the text is empty; write something or delete the line.",),
    ),
    "spoken form": Broken(
        "code: S2",
        "say: {cod: S 2}",
        ("14:11: unknown key 'cod' in spoken form. Did you mean 'code'?",),
    ),
    "figure without measure": Broken(
        "code: S2",
        "figure: {view: front, from: a, toward: b, cun: 4}",
        ("14:13: 'of' is missing from this figure.",),
    ),
    "figure of nothing": Broken(
        "code: S2",
        FIGURE.replace("8", "0"),
        ("14:59: 0 is out of range; it must be between 0.1 and 75.",),
    ),
    "figure in words": Broken(
        "code: S2",
        FIGURE.replace("4", "four"),
        ("14:52: 'four' is not a valid number; write it like 4 or 1.5.",),
    ),
    "figure view": Broken(
        "code: S2",
        FIGURE.replace("front", "top"),
        ("14:20: 'top' is not a valid view. Valid values: front, back, side.",),
    ),
    "source without title": Broken(
        "prepare: 10s",
        "prepare: 10s\nsource: {author: me}",
        ("4:9: 'title' is missing from this source.",),
    ),
    "source a text": Broken(
        "prepare: 10s",
        "prepare: 10s\nsource: a book",
        ("4:9: expected a source: lines of 'key: value'.",),
    ),
    "alias of YAML": Broken(
        "code: S2",
        "code: *first",
        ("14:11: anchors (&name) and aliases (*name) are not supported; write the value out.",),
    ),
    "python": Broken(
        "name: Small",
        "name: !!python/object/apply:os.system ['touch made']",
        ("1:7: tags (!name) are not supported; delete the tag.",),
    ),
    "two files in one": Broken(
        "caution: Gently.",
        "---\ncaution: Gently.",
        (
            "2:1: a second document begins here; a file can contain only one, "
            "so delete what follows or move it to another file.",
        ),
    ),
    "everything at once": Broken(
        RIGHT,
        "name: []\nprepare: long\npoints:\n  - id: A\n    press: 0\n  - sides: up\n",
        (
            "1:1: 'caution' is missing from this routine.",
            "1:1: 'closing' is missing from this routine.",
            "1:7: expected text, found a list.",
            f"2:10: 'long' {NO_DURATION}",
            "4:5: 'location' is missing from this point.",
            "4:5: 'name' is missing from this point.",
            "4:5: 'posture' is missing from this point.",
            "4:5: 'sides' is missing from this point.",
            "4:5: 'technique' is missing from this point.",
            f"4:9: 'A' {NO_ID}",
            "5:12: '0' is 0 seconds; it must be between 1 and 600 seconds.",
            "6:5: 'id' is missing from this point.",
            "6:5: 'location' is missing from this point.",
            "6:5: 'name' is missing from this point.",
            "6:5: 'posture' is missing from this point.",
            "6:5: 'press' is missing from this point.",
            "6:5: 'technique' is missing from this point.",
            "6:12: 'up' is not a valid choice of sides. Valid values: both, left, right, midline.",
        ),
    ),
}
