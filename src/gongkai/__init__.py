"""gongkai 公开: the yearly work of government-information disclosure, from ledger to report."""

__version__ = "0.1.0"
