"""Base pages, components, error pages, static files; no models."""
