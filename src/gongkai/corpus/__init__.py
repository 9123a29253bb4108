"""Many reports at once: checked on all cores or many machines, kept as Parquet, asked by SQL."""
