"""What acusession costs, beside what the leanest programs of its kind cost in the same run.

`python -m benchmarks` runs all of it, `python -m benchmarks starts cues` some. Linux only: it reads
`/proc`. Needs `pip install -e '.[bench]'`, and PulseAudio for the cues.
"""
