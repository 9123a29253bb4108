"""The pages of the acts that need nothing but their form."""

from gongkai.web.applications.forms import (
    asking,
    base,
    deciding,
    enclosing,
    ending,
    money,
    working,
)
from gongkai.web.applications.services import (
    charging,
    closing,
    consulting,
    correcting,
    extending,
    reaching,
    registering,
)
from gongkai.web.applications.services import deciding as drafts
from gongkai.web.applications.services import enclosing as files
from gongkai.web.applications.services import working as work
from gongkai.web.applications.workspace.acting import Do, MakeForm, case_act
from gongkai.web.organs.doors import Door

_PAGES: tuple[tuple[str, MakeForm, Do], ...] = (
    ("case.confirm", asking.HowForm, registering.confirm),
    ("case.try_confirm", asking.TriedForm, registering.try_confirm),
    ("case.ask_correction", asking.CorrectionForm, correcting.ask_correction),
    ("case.receive_supplement", asking.SupplementForm, correcting.receive_supplement),
    ("case.consult", asking.ConsultForm, consulting.consult),
    ("case.note_delivery", asking.LetterForm, consulting.note_delivery),
    ("case.receive_opinion", asking.OpinionForm, consulting.receive_opinion),
    ("case.extend", asking.ExtendForm, extending.extend),
    ("case.ask_reasons", asking.ReasonsAskedForm, consulting.ask_reasons),
    ("case.receive_reasons", asking.ReasonsGivenForm, consulting.receive_reasons),
    ("case.delay", asking.ExtendForm, extending.delay),
    ("case.note_charge_delivery", base.DayForm, charging.note_charge_delivery),
    ("case.pay", money.PayForm, charging.pay),
    ("case.refund", money.RefundForm, charging.refund),
    ("case.voucher", money.VoucherForm, charging.voucher),
    ("case.search", asking.SearchForm, extending.search),
    ("case.complete", deciding.CompleteForm, drafts.complete),
    ("case.reach", ending.ReachForm, reaching.reach),
    ("case.take_back", enclosing.TakeBackForm, files.take_back),
    ("case.return", base.ReasonForm, drafts.send_back),
    ("case.archive", base.DayForm, closing.archive),
    ("case.transfer", working.TransferForm, work.transfer),
)
# What leaves the house or ends the case is asked about once more.
_GRAVE: tuple[tuple[str, MakeForm, Do], ...] = (
    ("case.lapse_correction", base.DayForm, correcting.lapse_correction),
    ("case.lapse_fee", base.DayForm, charging.lapse_fee),
    ("case.sign", base.DayForm, drafts.sign),
    ("case.deliver", ending.DeliverForm, drafts.deliver),
    ("case.withdraw", ending.WithdrawForm, closing.withdraw),
    ("case.reopen", ending.ReopenForm, closing.reopen),
)

VIEWS: dict[str, Door] = {
    **{key: case_act(key, form, do) for key, form, do in _PAGES},
    **{key: case_act(key, form, do, danger=True) for key, form, do in _GRAVE},
}
