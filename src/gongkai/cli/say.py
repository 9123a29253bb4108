"""Chinese or English: which language the help and the complaints about usage are told in.

What the law and the form say (findings, steps, rules) is official Chinese in every language.
Both wordings stand side by side where they are used, so that neither goes stale alone.
"""

from collections.abc import Callable, Mapping, Sequence

Say = Callable[[str, str], str]
"""Of a Chinese and an English wording, the one that is wanted."""

LANGUAGES = ("zh", "en")
OPTION = "--lang"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def chinese(zh: str, _: str) -> str:
    """The Chinese wording."""
    return zh


def english(_: str, en: str) -> str:
    """The English wording."""
    return en


def speaker(argv: Sequence[str], environ: Mapping[str, str]) -> Say:
    """Chosen by `--lang` wherever it stands, else by the locale."""
    wanted = _option(argv) or next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return chinese if wanted.lower().startswith("zh") else english


def without_option(argv: Sequence[str]) -> list[str]:
    """The arguments without a good `--lang`; a bad one is left for the parser to refuse."""
    words = list(argv)
    for at, word in enumerate(words):
        if word == OPTION and words[at + 1 : at + 2] and words[at + 1] in LANGUAGES:
            return words[:at] + words[at + 2 :]
        if word.partition("=")[0] == OPTION and word.partition("=")[2] in LANGUAGES:
            return words[:at] + words[at + 1 :]
    return words


def _option(argv: Sequence[str]) -> str:
    for at, word in enumerate(argv):
        if word == OPTION:
            return next(iter(argv[at + 1 : at + 2]), "")
        if word.startswith(f"{OPTION}="):
            return word.partition("=")[2]
    return ""
