"""The names of the addresses that are open to everybody, for the permission walk."""

PUBLIC = frozenset(
    {
        "home", "site-map", "search", "search-alike", "open-data", "public-organ",
        "public-column", "public-item", "public-item-document",
        "public-item-file", "subscribe", "subscribe-confirm", "subscribe-stop",
        "robots", "sitemap", "sitemap-part", "feed", "organ-feed", "column-feed",
        "data-organs", "data-year", "organ-data", "column-data",
    }
)  # fmt: skip
