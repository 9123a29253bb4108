"""示例县: an invented county with its organs and one person for each role."""
