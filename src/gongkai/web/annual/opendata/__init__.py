"""Published reports as open data: files whose names and columns stay, and what describes them."""
