"""The warnings shown once, before the first session. Sources of the facts: docs/sources.md."""

from __future__ import annotations

CAUTION = (
    "acusession guides you through pressing points on your own body. This is a traditional "
    "practice; how well it works is not proven. It does not diagnose or treat any illness, and "
    "point locations are only approximate. Three of the middle back points appear in only "
    "one article."
)

EMERGENCY = "Do not press, and get medical help at once, if your back pain comes with:"
EMERGENCY_SIGNS = (
    "chest pain, shortness of breath or a cold sweat;",
    "sudden, severe or tearing pain, or a throbbing feeling in the belly;",
    "numbness between the legs, new bladder, bowel or sexual problems, or weak or numb legs;",
    "a recent bad fall or accident.",
)

SEE_A_DOCTOR = "See a doctor before you press if you have:"
SEE_A_DOCTOR_SIGNS = (
    "fever, weight loss, current or past cancer, or a weakened immune system;",
    "osteoporosis (brittle bones) and a recent knock or fall, or a new lump or curve in the back;",
    "pain that is constant, occurs at night or at rest, or is like a band around the chest;",
    "pain that worsens or lasts weeks, or new middle back pain before age 20 or after 50.",
)

STOP = "Stop whenever you feel sharp pain, tingling, numbness, dizziness or nausea."

ASK_CONDITIONS = (
    "Some points should be avoided with certain conditions. Which of these apply to you?"
)
