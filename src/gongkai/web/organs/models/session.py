"""Where a person is signed in."""

from django.db import models

from gongkai.web.organs.models.person import Person


class SignIn(models.Model):
    """One stay of one person; its number is kept in the session, and without it nobody is in."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_ins")
    at = models.DateTimeField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "登录"

    def __str__(self) -> str:
        """Who, when."""
        return f"{self.person} {self.at:%Y-%m-%d %H:%M}"
