"""A person of the house, who is also an account."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from gongkai.web.organs.models.organ import Organ


class People(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""


class Person(AbstractBaseUser):
    """Somebody with an account; what they may do is said by memberships, never here."""

    username = models.CharField(
        "账号", max_length=40, unique=True, error_messages={"unique": "这个账号已被使用"}
    )
    name = models.CharField("姓名", max_length=40)
    mobile = models.CharField("手机号码", max_length=20, blank=True)
    # The organ whose administrator keeps the account.
    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="people", verbose_name="所在机关"
    )
    is_active = models.BooleanField("启用", default=True)
    # Somebody else knows the password: it must be changed at the next entry.
    password_given = models.BooleanField(default=True)

    objects = People()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "人员"

    def __str__(self) -> str:
        """The name."""
        return self.name
