"""One application from the day it came in to the archive."""

from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.words import Applicant, Channel, Medium, Route, State
from gongkai.web.organs.models import Organ, Person, Section


class Case(models.Model):
    """One application. What happened stands in its events; the clock is replayed from them.

    `received` and `due` are copies for lists, made anew by every act (`services.moving.tell`);
    `since` is the day on which the present state began, `version` counts the acts.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="cases")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField("登记编号", max_length=60)
    channel = models.CharField("渠道", max_length=16, choices=Channel.choices)
    arrived = models.DateField("到达日期")
    confirmed = models.DateField("与申请人确认日期", null=True)
    received = models.DateField("收到申请之日", null=True)
    kind = models.CharField("申请人类别", max_length=10, choices=Applicant.choices)
    wanted = models.TextField("所需信息")
    purpose = models.CharField("用途", max_length=400, blank=True)
    medium = models.CharField(
        "提供形式", max_length=10, choices=Medium.choices, default=Medium.ANY
    )
    route = models.CharField("获取途径", max_length=10, choices=Route.choices, default=Route.POST)
    state = models.CharField(max_length=12, choices=State.choices)
    since = models.DateField()
    round = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    due = models.DateField("答复期限", null=True)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    deputy = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    drafter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signed = models.DateField("签发日期", null=True)
    closed = models.DateField("答复日期", null=True)
    leaf = models.CharField(max_length=30, blank=True)
    archived = models.DateField("归档日期", null=True)
    # One post, one case: the key of the form; the secret code for the status page comes of it.
    key = models.CharField(max_length=64)
    code_digest = models.CharField(max_length=64)

    class Meta:
        """No number and no post twice; what is closed has its day and its one counted leaf."""

        verbose_name = "依申请公开"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="case_one_serial"),
            models.UniqueConstraint(fields=["organ", "key"], name="case_one_post"),
            models.CheckConstraint(
                condition=(
                    models.Q(state__in=["closed", "archived"], closed__isnull=False)
                    & ~models.Q(leaf="")
                    & models.Q(received__isnull=False)
                )
                | (~models.Q(state__in=["closed", "archived"]) & models.Q(closed=None, leaf="")),
                name="case_closed_has_leaf",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed=None)
                | models.Q(confirmed__gte=models.F("arrived")),
                name="case_confirmed_after_arrival",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="unconfirmed") | models.Q(received=None),
                name="case_unconfirmed_has_no_receipt",
            ),
            models.CheckConstraint(
                condition=models.Q(state="archived", archived__isnull=False)
                | (~models.Q(state="archived") & models.Q(archived=None)),
                name="case_archived_has_day",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["organ", "-id"], name="case_by_organ"),
            models.Index(fields=["organ", "state", "due", "id"], name="case_by_due"),
            models.Index(fields=["organ", "received"], name="case_by_receipt"),
            models.Index(fields=["organ", "arrived", "id"], name="case_by_arrival"),
            # The year's facts: what was open or closed in it, and what was ever reopened.
            models.Index(fields=["organ", "closed"], name="case_by_closing"),
            models.Index(fields=["organ"], condition=models.Q(round__gt=1), name="case_reopened"),
            models.Index(fields=["handler", "state"], name="case_by_handler"),
        ]

    def __str__(self) -> str:
        """Its number."""
        return self.number


class Serial(models.Model):
    """The last number given in a year, by what is numbered: the row locked while one is given."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One count of a kind in a year."""

        verbose_name = "编号"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "what", "year"], name="applications_one_count"
            ),
        ]

    def __str__(self) -> str:
        """The last number."""
        return f"{self.what}〔{self.year}〕{self.last}号"
