"""What the form says: editions, reports, the facts of a year, tally, roll-up, rules and findings.

Standard library only. Start with `tally.tally`, `checker.check`, `rollup.rollup`.
"""
