"""Sample ledgers: the model organ with its published figures, and an invented lively organ."""

from gongkai.files.samples.lively import lively_organ, lively_years
from gongkai.files.samples.model import model_organ

__all__ = ["lively_organ", "lively_years", "model_organ"]
