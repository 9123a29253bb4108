"""The front page: languages, unknown words, errors of the machine, and the table of commands."""

import argparse
import errno
import shlex
from collections.abc import Iterator

import pytest

from gongkai import __version__
from gongkai.cli import __main__ as front
from gongkai.cli.parser import Parser
from gongkai.cli.say import LANGUAGES, chinese, english, speaker, without_option
from tests.cli.conftest import Run


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _parsers(each)


@pytest.mark.parametrize("say", [chinese, english])
def test_every_option_of_every_command_is_explained_in_both_languages(say: object) -> None:
    for parser in _parsers(front.parser(say)):  # type: ignore[arg-type]
        for action in parser._actions:
            assert action.help or action.nargs == argparse.PARSER, (parser.prog, action.dest)
            in_chinese = any("\u4e00" <= char <= "\u9fff" for char in action.help or "")
            assert in_chinese == (say is chinese) or not action.help


def test_every_command_has_examples_that_can_be_parsed() -> None:
    top = front.parser(chinese)
    for parser in _parsers(top):
        examples = [line.strip() for line in (parser.epilog or "").splitlines()[1:]]
        assert examples, parser.prog
        for example in examples:
            name, *words = shlex.split(example)
            assert name == "gongkai"
            top.parse_args(words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *(name.replace("_", "-") for name in front.COMMANDS)])
def test_help_fits_a_narrow_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    from gongkai.cli.terminal import width_of

    monkeypatch.setenv("COLUMNS", "80")
    said = run(*([command] if command else []), "--help", "--lang", language)
    assert said.status == 0
    lines = said.out.splitlines()
    shown = lines[: next(at for at, line in enumerate(lines) if line in ("例：", "Examples:"))]
    assert [line for line in shown if width_of(line) > 80] == []
    assert lines[0].startswith("用法：gongkai" if language == "zh" else "usage: gongkai")


@pytest.mark.parametrize(
    ("environ", "argv", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, [], chinese),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, [], english),
        ({"LANG": "C.UTF-8"}, [], english),
        ({}, [], english),
        ({"LC_ALL": "zh_CN.GBK"}, ["--lang", "en"], english),
        ({}, ["due", "--lang=zh"], chinese),
    ],
)
def test_the_language_is_that_of_the_locale_or_of_the_option(
    environ: dict[str, str], argv: list[str], language: object
) -> None:
    assert speaker(argv, environ) is language


def test_the_language_may_be_named_anywhere() -> None:
    rest = ["fee", "--items", "3"]
    assert without_option(["--lang", "zh", *rest]) == rest
    assert without_option([*rest, "--lang=en"]) == rest
    assert without_option([*rest, "--lang", "fr"]) == [*rest, "--lang", "fr"]


def test_an_unknown_language_is_refused(run: Run) -> None:
    said = run("--lang", "fr", "rules")
    assert said.status == 2
    assert "fr" in said.err


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    said = run()
    assert said.status == 2
    assert said.out.startswith("用法：gongkai")


def test_an_unknown_command_is_answered_with_the_nearest(run: Run) -> None:
    assert "没有命令“chek”，是否要用 check" in run("chek").err
    assert "there is no command 'fees'; did you mean fee?" in run("--lang", "en", "fees").err
    assert "没有命令“天书”；用法见 gongkai --help" in run("天书").err


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"gongkai {__version__}\n"


@pytest.mark.parametrize(
    ("words", "chinese_words", "english_words"),
    [
        (("fee",), "须写明其中之一", "one of the arguments"),
        (("fee", "--items"), "--items：后面缺少取值", "expected one argument"),
        (("check",), "缺少参数：FILE", "the following arguments are required: FILE"),
        (("rules", "--colour"), "不认识的参数：--colour", "unrecognized arguments"),
        (("rules", "--format", "xml"), "没有“xml”；可用：text, json", "invalid choice"),
        (("rules", "--help=3"), "--help：不能带取值“3”", "ignored explicit argument"),
    ],
)
def test_wrong_usage_is_one_sentence_in_either_language(
    run: Run, words: tuple[str, ...], chinese_words: str, english_words: str
) -> None:
    said = run(*words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert chinese_words in said.err
    assert english_words in run(*words, "--lang", "en").err


def test_words_of_argparse_without_a_translation_are_passed_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        Parser(say=chinese, prog="gongkai").error("something new")
    assert "something new" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (KeyboardInterrupt(), "已中断"),
        (PermissionError(errno.EACCES, "denied", "报告.pdf"), "报告.pdf：没有权限"),
        (OSError(errno.ENOSPC, "full"), "磁盘已满"),
        (OSError(errno.EIO, "input/output error", "盘"), "盘：input/output error"),
    ],
)
def test_trouble_with_the_machine_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, wrong: BaseException, words: str
) -> None:
    def fail(*_: object) -> int:
        raise wrong

    monkeypatch.setattr(front, "_run", fail)
    said = run("rules")
    assert (said.status, said.err) == (2, f"gongkai: {words}\n")


def test_our_own_mistakes_are_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(front, "_run", fail)
    with pytest.raises(ZeroDivisionError):
        run("rules")
