"""What the law room promises."""
