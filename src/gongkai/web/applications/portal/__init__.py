"""The public side: apply, receipt, status. Never cached, no cookie, nothing personal in a URL."""
