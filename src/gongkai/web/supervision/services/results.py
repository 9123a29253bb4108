"""Social review and accountability: what was asked in public, what was held to account."""

from datetime import date

from django.db import transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision.models import Accountability, SocialReview

State = SocialReview.State


@transaction.atomic
def open_review(
    organ: Organ, *, title: str, way: str, begins: date, ends: date, by: Person | None
) -> SocialReview:
    """Begin a round of social review."""
    if ends < begins:
        raise Refused("截止日期不能早于开始日期", field="ends")
    made = SocialReview.objects.create(organ=organ, title=title, way=way, begins=begins, ends=ends)
    words = f"开展社会评议“{title}”，{begins}至{ends}，{made.get_way_display()}"
    record("social_review.open", made, by=by, organ=organ.pk, words=words,
           cites="《条例》第四十六条")  # fmt: skip
    return made


@transaction.atomic
def count_review(
    review: SocialReview, *, asked: int, answered: int, content: int, summary: str, on: date,
    by: Person | None,
) -> SocialReview:  # fmt: skip
    """Enter the figures when the round is over; no sheet and nobody's words are kept."""
    kept = _held(review, State.OPEN)
    if on <= kept.ends:
        raise Refused(f"评议到{kept.ends}截止，之后才能汇总", field="on")
    if answered > asked:
        raise Refused("有效份数不能多于发出份数", field="answered")
    if content > answered:
        raise Refused("满意份数不能多于有效份数", field="content")
    kept.asked, kept.answered, kept.content, kept.summary = asked, answered, content, summary
    kept.state = State.COUNTED
    kept.save(update_fields=["asked", "answered", "content", "summary", "state"])
    words = f"汇总社会评议“{kept}”：发出{asked}份，有效{answered}份，满意{content}份"
    record("social_review.count", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def publish_review(review: SocialReview, *, on: date, by: Person | None) -> SocialReview:
    """Note the day on which the result was made public."""
    kept = _held(review, State.COUNTED)
    if on <= kept.ends:
        raise Refused(f"日期不能早于评议截止的{kept.ends}", field="on")
    kept.published, kept.state = on, State.PUBLISHED
    kept.save(update_fields=["published", "state"])
    words = f"公布社会评议“{kept}”的结果"
    record("social_review.publish", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def hold_to_account(
    organ: Organ, *, whom: str, ground: str, measure: str, decided_by: str, on: date,
    by: Person | None,
) -> Accountability:  # fmt: skip
    """Enter a measure that was decided on."""
    made = Accountability.objects.create(
        organ=organ, whom=whom, ground=ground, measure=measure, decided_by=decided_by, on=on, by=by
    )
    words = f"责任追究：{made}，{decided_by}{on}决定"
    cites = f"《条例》{made.get_ground_display().rpartition('（')[2].rstrip('）')}"
    record("accountability.enter", made, by=by, organ=organ.pk, words=words, cites=cites)
    return made


def _held(review: SocialReview, state: State) -> SocialReview:
    found = SocialReview.objects.select_for_update().get(pk=review.pk)
    if found.state != state:
        raise Refused(f"评议已是“{found.get_state_display()}”")
    return found
