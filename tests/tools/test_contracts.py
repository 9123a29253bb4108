"""The contract that keeps law and report free of packages: it must be able to fail."""

import pytest
from grimp import ImportGraph

from tools.contracts import StandardLibraryOnly


@pytest.fixture
def contract() -> StandardLibraryOnly:
    """The contract for one room, as import-linter makes it from pyproject.toml."""
    return StandardLibraryOnly(
        name="law",
        session_options={"root_packages": ["gongkai"]},
        contract_options={"rooms": ["gongkai.law"]},
    )


def graph(importer: str, imported: str) -> ImportGraph:
    """A house with two rooms and one import."""
    house = ImportGraph()
    for module in ("gongkai", "gongkai.law", "gongkai.law.dated", "gongkai.files"):
        house.add_module(module)
    house.add_module(imported, is_squashed=not imported.startswith("gongkai"))
    house.add_import(importer=importer, imported=imported)
    return house


@pytest.mark.parametrize("imported", ["datetime", "gongkai.files"])
def test_python_and_the_package_itself_are_allowed(
    contract: StandardLibraryOnly, imported: str
) -> None:
    assert contract.check(graph("gongkai.law.dated", imported), verbose=False).kept


def test_a_package_is_named_with_the_module_that_imports_it(
    contract: StandardLibraryOnly,
) -> None:
    answer = contract.check(graph("gongkai.law.dated", "pandas"), verbose=False)
    assert not answer.kept
    assert answer.metadata["strangers"] == [("gongkai.law.dated", "pandas")]


def test_the_room_itself_is_asked_and_not_only_what_is_in_it(
    contract: StandardLibraryOnly,
) -> None:
    assert not contract.check(graph("gongkai.law", "lxml"), verbose=False).kept


def test_other_rooms_may_import_what_they_need(contract: StandardLibraryOnly) -> None:
    assert contract.check(graph("gongkai.files", "lxml"), verbose=False).kept
