"""Sample ledgers: the model organ with its published figures, and an invented lively organ."""

from gongkai.files.samples.model import model_organ

__all__ = ["model_organ"]
