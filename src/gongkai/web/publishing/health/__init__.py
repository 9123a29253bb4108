"""Site health (网站体检): what an inspection would find, found first."""
