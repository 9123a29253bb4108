"""How often the ground of the public pages has changed; the database counts by itself."""

from django.db import models


class Revision(models.Model):
    """One row, to which triggers add.

    They do so whenever an organ, its place in the tree, a column or a board changes, or an issued
    document ceases to be open; see `grounds`.
    """

    number = models.BigIntegerField(default=1)
    # On PostgreSQL the transaction that counted last: a transaction counts once.
    counted_by = models.BigIntegerField(default=0)

    class Meta:
        """Read with every public page, written by triggers only."""

        verbose_name = "公开页面的版本"

    def __str__(self) -> str:
        """The number."""
        return str(self.number)
