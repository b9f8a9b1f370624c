"""What everybody is told once, before the first session ever. Facts: docs/sources.md."""

from __future__ import annotations

CAUTION = (
    "acusession leads you through pressing points on your own body. That is a traditional "
    "practice; how well it works is not proven. It finds no illness and treats none, and where "
    "the points are is only ever approximate. Three of the middle back points are named by one "
    "article alone."
)

EMERGENCY = "Do not press, and get help at once, when your back hurts together with:"
EMERGENCY_SIGNS = (
    "chest pain, short breath or a cold sweat;",
    "a sudden, severe or tearing pain, or a throbbing in the belly;",
    "numbness between the legs, new trouble with bladder, bowel or sex, weak or numb legs;",
    "a bad fall or accident.",
)

SEE_A_DOCTOR = "See a doctor before you press when the pain comes with:"
SEE_A_DOCTOR_SIGNS = (
    "fever, weight loss, cancer now or earlier, or a weakened immune system;",
    "brittle bones and a knock, or a new lump or bend in the back;",
    "pain that is there all the time, at night, at rest, or goes round the chest like a band;",
    "pain that grows or stays for weeks, or new pain in the middle back under 20 or over 50.",
)

STOP = "Stop whenever it hurts sharply, tingles, goes numb, or makes you dizzy or sick."

ASK_CONDITIONS = "Some points are better left alone with some conditions. Which of these are yours?"
