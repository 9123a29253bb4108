"""The names of third parties: sealed like those of applicants."""

from gongkai.web.applications import seal
from gongkai.web.applications.models import Event, ThirdParty


def _about(event: int) -> str:
    return f"third-party-{event}"


def keep_name(event: Event, name: str) -> None:
    """Seal the name of the third party that this event asked."""
    ThirdParty.objects.create(
        event=event, sealed=seal.seal({"name": name}, about=_about(event.pk))
    )


def name_of(event: Event) -> str:
    """Whom an event asked; an organ's name stands in the event itself."""
    if "name" in event.data:
        return str(event.data["name"])
    row = ThirdParty.objects.filter(event=event).first()
    if row is None or not row.sealed:
        return "（已清除）"
    return seal.unseal(row.sealed, about=_about(event.pk))["name"]


def reseal(row: ThirdParty) -> bool:
    """Seal it under the newest key; whether it was needed."""
    if not row.sealed or seal.is_newest(row.sealed):
        return False
    about = _about(row.event_id)
    row.sealed = seal.seal(seal.unseal(row.sealed, about=about), about=about)
    row.save(update_fields=["sealed"])
    return True
