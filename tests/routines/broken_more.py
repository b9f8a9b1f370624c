"""More wrong routine files: measures, values and characters."""

from acusession.body.anatomy.landmarks import LANDMARKS
from tests.routines.broken import NO_DURATION, NO_ID, NO_LIST, POINT_KEYS, Broken

FRONT = "figure: {view: front, from: umbilicus, toward: xiphisternal_junction, cun: 4, of: 8}"
BACK = "figure: {view: back, from: t11, toward: t12, cun: 0, of: 1.61}"
FRONT_LANDMARKS = ", ".join(LANDMARKS["front"])

MEASURES = {
    "figure from nowhere": Broken(
        "code: S2",
        FRONT.replace("umbilicus", "navel", 1),
        (
            f"14:33: 'navel' is not a landmark of the front view. "
            f"Valid landmarks: {FRONT_LANDMARKS}.",
        ),
    ),
    "figure landmark misspelt": Broken(
        "code: S2",
        FRONT.replace("xiphisternal_junction", "xiphisternal_juncton", 1),
        (
            (
                "14:52: 'xiphisternal_juncton' is not a landmark of the front view. Did you mean "
                "'xiphisternal_junction'?"
            ),
        ),
    ),
    "figure landmark of another view": Broken(
        "code: S2",
        BACK.replace("back", "front", 1),
        (
            f"14:33: 't11' is not a landmark of the front view. "
            f"Valid landmarks: {FRONT_LANDMARKS}.",
            f"14:46: 't12' is not a landmark of the front view. "
            f"Valid landmarks: {FRONT_LANDMARKS}.",
        ),
    ),
    "figure to itself": Broken(
        "code: S2",
        BACK.replace("t12", "t11", 1),
        ("14:45: 'from' and 'toward' must be two different landmarks.",),
    ),
    "figure beside the body": Broken(
        "code: S2",
        FRONT.replace("cun: 4", "cun: 60", 1),
        ("14:80: this measure puts the point outside the body.",),
    ),
    "figure outside the close-up": Broken(
        "code: S2",
        FRONT.replace("8}", "8, detail: forearm}", 1),
        ("14:98: the point lies outside the close-up 'forearm'.",),
    ),
    "figure close-up of another view": Broken(
        "code: S2",
        BACK.replace("}", ", detail: forearm}", 1),
        ("14:76: the back view has no close-up 'forearm'. Valid close-ups: trunk.",),
    ),
    "figure close-up unknown": Broken(
        "code: S2",
        BACK.replace("}", ", detail: face}", 1),
        ("14:76: 'face' is not a valid close-up. Valid values: trunk, forearm, lower_leg.",),
    ),
    "figure sideways on the midline": Broken(
        "code: S2",
        BACK.replace("}", ", lateral: 2}", 1),
        ("14:77: a point on the midline cannot have a lateral measure; delete 'lateral'.",),
    ),
    "figure from the side on the midline": Broken(
        "code: S2",
        "figure: {view: side, from: axilla, toward: greater_trochanter, cun: 9, of: 18}",
        ("14:20: a point on the midline cannot be shown in the side view; use front or back.",),
    ),
    "figure infinite": Broken(
        "code: S2",
        FRONT.replace("cun: 4", "cun: .inf", 1),
        ("14:80: '.inf' is not a valid number; write it like 4 or 1.5.",),
    ),
    "figure in powers of ten": Broken(
        "code: S2",
        FRONT.replace("cun: 4", "cun: 4e0", 1),
        ("14:80: '4e0' is not a valid number; write it like 4 or 1.5.",),
    ),
    "figure too far": Broken(
        "code: S2",
        FRONT.replace("cun: 4", "cun: 400", 1),
        ("14:80: 400 is out of range; it must be between -75 and 75.",),
    ),
    "figure a text": Broken(
        "code: S2",
        "figure: navel",
        ("14:13: expected a figure: lines of 'key: value'.",),
    ),
    "figure key misspelt": Broken(
        "code: S2",
        FRONT.replace("toward:", "towards:", 1),
        (
            "14:13: 'toward' is missing from this figure.",
            "14:44: unknown key 'towards' in figure. Did you mean 'toward'?",
        ),
    ),
}

VALUES = {
    "press in base sixty": Broken(
        "press: 30s",
        "press: 190:20:30",
        (f"9:12: '190:20:30' {NO_DURATION}",),
    ),
    "press a decimal": Broken(
        "press: 30s",
        "press: 30.0",
        (f"9:12: '30.0' {NO_DURATION}",),
    ),
    "press below nothing": Broken(
        "press: 30s",
        "press: -30",
        (f"9:12: '-30' {NO_DURATION}",),
    ),
    "press off": Broken(
        "press: 30s",
        "press: off",
        (f"9:12: 'off' {NO_DURATION}",),
    ),
    "press nothing": Broken(
        "press: 30s",
        "press: ~",
        ("9:12: expected a duration such as 90, 90s, 1m30s or 1:30, found nothing.",),
    ),
    "press in hours": Broken(
        "press: 30s",
        "press: 1h",
        (f"9:12: '1h' {NO_DURATION}",),
    ),
    "press over the limit": Broken(
        "press: 30s",
        "press: 11m",
        ("9:12: '11m' is 660 seconds; it must be between 1 and 600 seconds.",),
    ),
    "prepare yes": Broken(
        "prepare: 10s",
        "prepare: yes",
        (f"3:10: 'yes' {NO_DURATION}",),
    ),
    "prepare sixty seconds by the clock": Broken(
        "prepare: 10s",
        "prepare: 0:60",
        (f"3:10: '0:60' {NO_DURATION}",),
    ),
    "prepare a list": Broken(
        "prepare: 10s",
        "prepare: [10s]",
        ("3:10: expected a duration such as 90, 90s, 1m30s or 1:30, found a list.",),
    ),
    "id empty": Broken(
        "id: first",
        "id: ''",
        (f"6:9: '' {NO_ID}",),
    ),
    "id a path": Broken(
        "id: first",
        "id: ../first",
        (f"6:9: '../first' {NO_ID}",),
    ),
    "id a number": Broken(
        "id: first",
        "id: 1",
        (f"6:9: '1' {NO_ID}",),
    ),
    "id too long": Broken(
        "id: first",
        "id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        (f"6:9: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' {NO_ID}",),
    ),
    "uses empty": Broken(
        "code: S2",
        "uses: []",
        ("14:11: the list is empty; add at least one item.",),
    ),
    "uses with a list in it": Broken(
        "code: S2",
        "uses: [[a]]",
        ("14:12: expected text, found a list.",),
    ),
    "find too long": Broken(
        "code: S2",
        "find: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u]",
        ("14:11: the list is too long; keep at most 20 items.",),
    ),
    "aliases a mapping": Broken(
        "code: S2",
        "aliases: {a: b}",
        (f"14:14: {NO_LIST}",),
    ),
    "point name nothing": Broken(
        "name: Second",
        "name: null",
        ("15:11: expected text, found nothing.",),
    ),
    "posture twice": Broken(
        "posture: Sit upright.\n  - id",
        "posture: Sit upright.\n    posture: Lie.\n  - id",
        ("13:5: duplicate key 'posture' (first on line 12); delete one of them.",),
    ),
    "intensity in capitals": Broken(
        "code: S2",
        "intensity: Firm",
        ("14:16: 'Firm' is not a valid intensity. Did you mean 'firm'?",),
    ),
    "reach a truth": Broken(
        "code: S2",
        "reach: true",
        ("14:12: 'true' is not a valid reach. Valid values: one hand, other hand, needs a ball.",),
    ),
    "condition with a hyphen": Broken(
        "code: S2",
        "avoid_if: [blood-thinners]",
        ("14:16: 'blood-thinners' is not a valid condition. Did you mean 'blood_thinners'?",),
    ),
    "merge key": Broken(
        "code: S2",
        "<<: {code: S2}",
        (f"14:5: unknown key '<<' in point. Valid keys: {POINT_KEYS}.",),
    ),
    "anchor": Broken(
        "name: First",
        "name: &n First",
        ("7:11: anchors (&name) and aliases (*name) are not supported; write the value out.",),
    ),
    "key in capitals": Broken(
        "caution: Gently.",
        "Caution: Gently.",
        (
            "1:1: 'caution' is missing from this routine.",
            "2:1: unknown key 'Caution' in routine. Did you mean 'caution'?",
        ),
    ),
    "key of two words": Broken(
        "press: 30s",
        "press: 30s\n    press time: 3",
        ("10:5: unknown key 'press time' in point. Did you mean 'press'?",),
    ),
    "source misspelt": Broken(
        "prepare: 10s",
        "prepare: 10s\nsource: {titel: A}",
        (
            "4:9: 'title' is missing from this source.",
            "4:10: unknown key 'titel' in source. Did you mean 'title'?",
        ),
    ),
    "source with a list": Broken(
        "prepare: 10s",
        "prepare: 10s\nsource: {title: A, url: [b]}",
        ("4:25: expected text, found a list.",),
    ),
    "spoken form a text": Broken(
        "code: S2",
        "say: S two",
        ("14:10: expected a spoken form: lines of 'key: value'.",),
    ),
    "spoken form with tone marks": Broken(
        "code: S2",
        "say: {pinyin: nèi guān}",
        (
            "14:19: 'nèi guān' is not valid pinyin; write small letters, with a tone digit after "
            "each syllable: nei4 guan1.",
        ),
    ),
    "spoken form empty": Broken(
        "code: S2",
        "say: {code: ''}",
        ("14:17: the text is empty; write something or delete the line.",),
    ),
}

SIGNS = {
    "closing turned round": Broken(
        "closing: Now",
        'closing: "\\u2066Now\\u2069" #',
        ("4:10: '\\u2066Now\\u2069' contains a character that cannot be displayed; delete it.",),
    ),
    "caution with a bell": Broken(
        "caution: Gently.",
        'caution: "Gently.\\a"',
        ("2:10: 'Gently.\\x07' contains a character that cannot be displayed; delete it.",),
    ),
    "caution with a title": Broken(
        "caution: Gently.",
        'caution: "\\e]0;owned\\aGently."',
        (
            "2:10: '\\x1b]0;owned\\x07Gently.' contains a character that cannot be displayed; "
            "delete it.",
        ),
    ),
    "caution with a raw escape": Broken(
        "caution: Gently.",
        "caution: \x1b[2JGently.",
        ("2:10: character not allowed in YAML; delete it.",),
    ),
    "caution with an eight-bit escape": Broken(
        "caution: Gently.",
        'caution: "\\x9b2J"',
        ("2:10: '\\x9b2J' contains a character that cannot be displayed; delete it.",),
    ),
    "caution with a raw eight-bit escape": Broken(
        "caution: Gently.",
        "caution: \x9b2J",
        ("2:10: character not allowed in YAML; delete it.",),
    ),
    "caution with an invisible character": Broken(
        "caution: Gently.",
        "caution: Gent\u200bly.",
        ("2:10: 'Gent\\u200bly.' contains a character that cannot be displayed; delete it.",),
    ),
    "caution with a hidden message": Broken(
        "caution: Gently.",
        "caution: Gently\U000e0041.",
        ("2:10: 'Gently\\U000e0041.' contains a character that cannot be displayed; delete it.",),
    ),
    "name with markup and a bell": Broken(
        "name: Small",
        'name: "[link=x]a[/]\\x07b"',
        ("1:7: '[link=x]a[/]\\x07b' contains a character that cannot be displayed; delete it.",),
    ),
    "location with a backspace": Broken(
        "location: There.",
        'location: "There\\b\\b\\bHere."',
        (
            "18:15: 'There\\x08\\x08\\x08Here.' contains a character that cannot be displayed; "
            "delete it.",
        ),
    ),
}
