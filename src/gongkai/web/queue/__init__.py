"""后台任务: what runs outside a page, by workers that may be killed at any moment."""
