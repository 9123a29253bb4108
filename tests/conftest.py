"""What holds for every test: hypothesis tries the same examples on every machine, at its pace."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "gongkai",
    deadline=None,  # two busy cores are no reason to fail
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("gongkai")
