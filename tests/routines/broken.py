"""Wrong routine files, each with all the lines a reader must be told."""

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
    """A right file with `old` become `new`, and what is said of it."""

    old: str
    new: str
    told: tuple[str, ...]


NO_TIME = "write it as 90, 90s, 1m30s or 1:30."
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
    "empty name": Broken("name: Small", "name:", ("1:6: here belongs a text, not nothing.",)),
    "blank name": Broken(
        "name: Small",
        "name: '  '",
        ("1:7: this text is empty; write something or delete the line.",),
    ),
    "name of signs from elsewhere": Broken(
        "name: Small",
        'name: "\\e[31mSmall"',
        ("1:7: '\\x1b[31mSmall' has a character that cannot be shown; delete it.",),
    ),
    "name turned round": Broken(
        "name: Small",
        'name: "\\u202eSmall"',
        ("1:7: '\\u202eSmall' has a character that cannot be shown; delete it.",),
    ),
    "name a list": Broken("name: Small", "name: [a]", ("1:7: here belongs a text, not a list.",)),
    "name too long": Broken(
        "name: Small",
        f"name: {'x' * 201}",
        ("1:7: this text is longer than 200 characters.",),
    ),
    "key misspelt": Broken(
        "caution: Gently.",
        "cautoin: Gently.",
        (
            "1:1: 'caution' is missing from this routine.",
            "2:1: 'cautoin' is no key of a routine. Did you mean 'caution'?",
        ),
    ),
    "key unknown": Broken(
        "prepare: 10s",
        "prepare: 10s\nzebra: 1",
        (
            "4:1: 'zebra' is no key of a routine. Known are: name, description, source, caution, "
            "prepare, closing, points.",
        ),
    ),
    "key twice": Broken(
        "prepare: 10s",
        "prepare: 10s\nname: Other",
        ("4:1: 'name' stands here again; it is in line 1 too.",),
    ),
    "prepare no time": Broken(
        "prepare: 10s", "prepare: soon", (f"3:10: 'soon' is no time; {NO_TIME}",)
    ),
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
    "press true": Broken("press: 30s", "press: true", (f"9:12: 'true' is no time; {NO_TIME}",)),
    "press on": Broken("press: 30s", "press: on", (f"9:12: 'on' is no time; {NO_TIME}",)),
    "press broken minutes": Broken(
        "press: 1:30", "press: 1:75", (f"17:12: '1:75' is no time; {NO_TIME}",)
    ),
    "press hexadecimal": Broken(
        "press: 30s", "press: 0x1e", (f"9:12: '0x1e' is no time; {NO_TIME}",)
    ),
    "press a mapping": Broken(
        "press: 30s",
        "press: {s: 30}",
        ("9:12: here belongs a time such as 90, 90s, 1m30s or 1:30, not a mapping.",),
    ),
    "press missing": Broken("    press: 30s\n", "", ("6:5: 'press' is missing from this point.",)),
    "points a mapping": Broken(
        RIGHT[RIGHT.index("points:") :],
        "points: {id: first}\n",
        ("5:9: here belongs a list: [one, two], or a line '- one' for each.",),
    ),
    "points empty": Broken(
        RIGHT[RIGHT.index("points:") :],
        "points: []\n",
        ("5:9: the list is empty; it needs at least one item.",),
    ),
    "points too many": Broken(
        RIGHT[RIGHT.index("points:") :],
        f"points: [{'x, ' * 201}]\n",
        ("5:9: the list is longer than 200 items.",),
    ),
    "point a word": Broken(
        "points:\n",
        "points:\n  - cv12\n",
        ("6:5: here belongs a point: lines of 'key: value'.",),
    ),
    "side unknown": Broken(
        "sides: both",
        "sides: boht",
        ("8:12: 'boht' is no choice of sides. Did you mean 'both'?",),
    ),
    "side a truth": Broken(
        "sides: both",
        "sides: yes",
        ("8:12: 'yes' is no choice of sides. Known are: both, left, right, midline.",),
    ),
    "sides a list": Broken(
        "sides: both",
        "sides: [left, right]",
        ("8:12: here belongs one of both, left, right, midline, not a list.",),
    ),
    "id capital": Broken(
        "id: first",
        "id: First",
        (
            "6:9: 'First' is no id: an id is a letter, then letters, digits, - or _, all small "
            "(at most 40).",
        ),
    ),
    "id twice": Broken(
        "id: second", "id: first", ("13:9: 'first' is the name of the point in line 6 too.",)
    ),
    "code twice, in another case": Broken(
        "code: S2", "code: FIRST", ("14:11: 'FIRST' is the name of the point in line 6 too.",)
    ),
    "alias taken": Broken(
        "code: S2",
        "aliases: [other, F-i-r-s-t]",
        ("14:22: 'F-i-r-s-t' is the name of the point in line 6 too.",),
    ),
    "name taken": Broken(
        "name: Second", "name: First", ("15:11: 'First' is the name of the point in line 6 too.",)
    ),
    "point key misspelt": Broken(
        "technique: Light pressure.\n    posture: Sit upright.\n  - id",
        "tecnique: Light pressure.\n    posture: Sit upright.\n  - id",
        (
            "6:5: 'technique' is missing from this point.",
            "11:5: 'tecnique' is no key of a point. Did you mean 'technique'?",
        ),
    ),
    "point key a list": Broken(
        "    code: S2",
        "    ? [id]\n    : S2",
        (f"14:7: '' is no key of a point. Known are: {POINT_KEYS}.",),
    ),
    "condition misspelt": Broken(
        "code: S2",
        "avoid_if: [pregnancy, pregnnt]",
        ("14:27: 'pregnnt' is no condition. Did you mean 'pregnancy'?",),
    ),
    "condition unknown": Broken(
        "code: S2",
        "avoid_if: [hunger]",
        (f"14:16: 'hunger' is no condition. Known are: {CONDITIONS}.",),
    ),
    "condition no list": Broken(
        "code: S2",
        "avoid_if: pregnancy",
        ("14:15: here belongs a list: [one, two], or a line '- one' for each.",),
    ),
    "intensity unknown": Broken(
        "code: S2",
        "intensity: hard",
        ("14:16: 'hard' is no intensity. Known are: rest, light, moderate, firm.",),
    ),
    "reach unknown": Broken(
        "code: S2",
        "reach: needs ball",
        ("14:12: 'needs ball' is no reach. Did you mean 'needs a ball'?",),
    ),
    "cautions one text": Broken(
        "code: S2",
        "cautions: Beware.",
        ("14:15: here belongs a list: [one, two], or a line '- one' for each.",),
    ),
    "cautions with an empty one": Broken(
        "code: S2",
        "cautions: [Beware., ]\n    find: ['']",
        ("15:12: this text is empty; write something or delete the line.",),
    ),
    "spoken form": Broken(
        "code: S2",
        "say: {cod: S 2}",
        ("14:11: 'cod' is no key of a spoken form. Did you mean 'code'?",),
    ),
    "figure without measure": Broken(
        "code: S2",
        "figure: {view: front, from: a, toward: b, cun: 4}",
        ("14:13: 'of' is missing from this figure.",),
    ),
    "figure of nothing": Broken(
        "code: S2", FIGURE.replace("8", "0"), ("14:59: 0 must be between 0.1 and 75.",)
    ),
    "figure in words": Broken(
        "code: S2",
        FIGURE.replace("4", "four"),
        ("14:52: 'four' is no number; write it as 4 or 1.5.",),
    ),
    "figure view": Broken(
        "code: S2",
        FIGURE.replace("front", "top"),
        ("14:20: 'top' is no view. Known are: front, back, side.",),
    ),
    "source without title": Broken(
        "prepare: 10s",
        "prepare: 10s\nsource: {author: me}",
        ("4:9: 'title' is missing from this source.",),
    ),
    "source a text": Broken(
        "prepare: 10s",
        "prepare: 10s\nsource: a book",
        ("4:9: here belongs a source: lines of 'key: value'.",),
    ),
    "alias of YAML": Broken(
        "code: S2",
        "code: *first",
        ("14:11: anchors (&name) and aliases (*name) are not used here; write the value out.",),
    ),
    "python": Broken(
        "name: Small",
        "name: !!python/object/apply:os.system ['touch made']",
        ("1:7: tags (!name) are not used here; delete it.",),
    ),
    "two files in one": Broken(
        "caution: Gently.",
        "---\ncaution: Gently.",
        ("2:1: a second document begins here; a file holds only one.",),
    ),
    "everything at once": Broken(
        RIGHT,
        "name: []\nprepare: long\npoints:\n  - id: A\n    press: 0\n  - sides: up\n",
        (
            "1:1: 'caution' is missing from this routine.",
            "1:1: 'closing' is missing from this routine.",
            "1:7: here belongs a text, not a list.",
            f"2:10: 'long' is no time; {NO_TIME}",
            "4:5: 'location' is missing from this point.",
            "4:5: 'name' is missing from this point.",
            "4:5: 'posture' is missing from this point.",
            "4:5: 'sides' is missing from this point.",
            "4:5: 'technique' is missing from this point.",
            "4:9: 'A' is no id: an id is a letter, then letters, digits, - or _, all small "
            "(at most 40).",
            "5:12: '0' is 0 seconds; it must be between 1 and 600 seconds.",
            "6:5: 'id' is missing from this point.",
            "6:5: 'location' is missing from this point.",
            "6:5: 'name' is missing from this point.",
            "6:5: 'posture' is missing from this point.",
            "6:5: 'press' is missing from this point.",
            "6:5: 'technique' is missing from this point.",
            "6:12: 'up' is no choice of sides. Known are: both, left, right, midline.",
        ),
    ),
}
