"""A contract for import-linter: rooms that import nothing beyond Python's standard library."""

from __future__ import annotations

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class StandardLibraryOnly(Contract):
    """Every import of the rooms stays inside the package or inside Python.

    A list of forbidden packages would miss the one nobody thought of; this asks the other way
    round, so a new dependency cannot slip in.
    """

    rooms = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Collect (importer, imported) for every package that is neither ours nor Python's."""
        del verbose
        strangers = sorted(
            (importer, imported)
            for room in self.rooms  # type: ignore[attr-defined]  # a field becomes its value
            for importer in {room, *graph.find_descendants(room)}
            for imported in graph.find_modules_directly_imported_by(importer)
            if not self._is_ours_or_pythons(imported)
        )
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each importer and what it imported."""
        for importer, imported in check.metadata["strangers"]:
            output.print_error(f"{importer} imports {imported}", bold=True)

    def _is_ours_or_pythons(self, module: str) -> bool:
        root = module.split(".")[0]
        return root in sys.stdlib_module_names or root in self.session_options["root_packages"]
