"""Acts about who carries waste away, and about hazardous waste that is stored until then."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from gongkai.web.conservation.models import Carrier, HazardLot, WasteRow
from gongkai.web.conservation.services.waste import Carried, keep
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_CITES = "《固体废物污染环境防治法》第四十九条"


@transaction.atomic
def register(
    organ: Organ, *, name: str, licence: str, contract: str, since: date, until: date,
    by: Person | None,
) -> Carrier:  # fmt: skip
    """Enter a carrier with its licence and its contract."""
    Organ.objects.select_for_update().get(pk=organ.pk)
    if until < since:
        raise Refused("合同截止不能早于起始", field="until")
    if Carrier.objects.filter(organ=organ, contract=contract).exists():
        raise Refused(f"合同{contract}已经登记", field="contract")
    made = Carrier.objects.create(
        organ=organ, name=name, licence=licence, contract=contract, since=since, until=until
    )
    words = f"登记清运单位{made}，许可{licence}，合同{contract}，{since}至{until}"
    record("carrier.register", made, by=by, organ=organ.pk, words=words, cites=_CITES)
    return made


@transaction.atomic
def end(carrier: Carrier, *, reason: str, by: Person | None) -> Carrier:
    """It is no longer called; its rows stay."""
    kept = Carrier.objects.select_for_update().get(pk=carrier.pk)
    if kept.state == Carrier.State.ENDED:
        raise Refused(f"“{kept}”已经终止")
    kept.state, kept.ended = Carrier.State.ENDED, reason
    kept.save(update_fields=["state", "ended"])
    words = f"终止清运单位{kept}（合同{kept.contract}）：{reason}"
    record("carrier.end", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def store(
    organ: Organ, *, site: str, what: str, kg: Decimal, since: date, by: Person | None
) -> HazardLot:
    """Hazardous waste goes into its store."""
    if kg <= 0:
        raise Refused("重量应大于零", field="kg")
    made = HazardLot.objects.create(organ=organ, site=site, what=what, kg=kg, since=since)
    words = f"暂存有害垃圾：{made}{kg.normalize():f}千克，{since}入库"
    record("hazard.store", made, by=by, organ=organ.pk, words=words, cites=_CITES)
    return made


@transaction.atomic
def hand(
    lot: HazardLot, *, on: date, carrier: Carrier, vehicle: str = "", handler: str = "",
    receiver: str = "", destination: str = "", by: Person | None, at: datetime, day: date,
) -> WasteRow:  # fmt: skip
    """It leaves the store: the ledger gets its row, the weight is that of the lot."""
    kept = HazardLot.objects.select_for_update().get(pk=lot.pk)
    if kept.state == HazardLot.State.HANDED:
        raise Refused("已经移交")
    if on < kept.since:
        raise Refused(f"移交日期早于入库日期{kept.since}", field="on")
    carried = Carried(
        on=on, site=kept.site, kind="hazardous", kg=kept.kg, carrier=carrier, vehicle=vehicle,
        handler=handler, receiver=receiver, destination=destination,
    )  # fmt: skip
    made = keep(kept.organ, carried=carried, why=f"暂存：{kept.what}", day=day, by=by, at=at)
    kept.row, kept.state = made, HazardLot.State.HANDED
    kept.save(update_fields=["row", "state"])
    words = f"移交有害垃圾：{kept}{kept.kg.normalize():f}千克，交{carrier}"
    record("hazard.hand", kept, by=by, organ=kept.organ_id, words=words, cites=_CITES)
    return made
