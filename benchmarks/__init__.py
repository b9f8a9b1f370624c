"""Benchmarks that compare acusession with the leanest similar programs in the same run.

`python -m benchmarks` runs all of them, `python -m benchmarks starts cues` only these two. Linux
only, since they read `/proc`. Needs `pip install -e '.[bench]'`, and PulseAudio for the cues.
"""
