"""What a person may type about documents."""

from gongkai.web.documents.forms.judging import (
    AgreeForm,
    ChangeForm,
    CheckForm,
    DayForm,
    JointForm,
    PointsForm,
    ProposeForm,
    ReasonForm,
    ReassessForm,
    SettleForm,
    SignForm,
)
from gongkai.web.documents.forms.normative import (
    NormativeForm,
    VerdictsForm,
    YearForm,
)
from gongkai.web.documents.forms.writing import (
    AttachForm,
    DetachForm,
    DraftForm,
    NewForm,
)

__all__ = [
    "AgreeForm",
    "AttachForm",
    "ChangeForm",
    "CheckForm",
    "DayForm",
    "DetachForm",
    "DraftForm",
    "JointForm",
    "NewForm",
    "NormativeForm",
    "PointsForm",
    "ProposeForm",
    "ReasonForm",
    "ReassessForm",
    "SettleForm",
    "SignForm",
    "VerdictsForm",
    "YearForm",
]
