"""The description of the data package: which files there are, their columns, their licence."""

from collections.abc import Sequence
from typing import Any

from gongkai.web.annual.opendata.formats import PARQUET, has_parquet
from gongkai.web.annual.opendata.rows import FIGURES, REPORTS, Column

_TYPES = {"csv": "text/csv", "json": "application/json", "parquet": PARQUET}


def package(years: Sequence[int], site: str) -> dict[str, Any]:
    """As the Data Package standard says; a table is described by its Table Schema."""
    tables: list[tuple[str, tuple[Column, ...], tuple[str, ...], str]]
    tables = [("reports", REPORTS, ("csv", "json", "parquet"), "公开的年度报告目录")]
    tables += [
        (f"figures-{year}", FIGURES, ("csv", "parquet"), f"{year}年各机关年报的每一个数")
        for year in years
    ]
    return {
        "name": "annual-reports",
        "title": "政府信息公开工作年度报告数据",
        "description": "各机关已公开的年度报告：目录、每一个数、全文。没有填报的数为空，不作零。",
        "homepage": f"{site}/reports/data/",
        "resources": [
            *(_table(name, columns, kind, about, site)
              for name, columns, kinds, about in tables for kind in kinds
              if kind != "parquet" or has_parquet()),
            *(_whole(year, site) for year in years),
        ],
    }  # fmt: skip


def _table(
    name: str, columns: Sequence[Column], kind: str, about: str, site: str
) -> dict[str, Any]:
    fields = [
        {"name": each.name, "type": each.type, "description": each.about} for each in columns
    ]
    primary = ["organ_code", "year"] + (["key"] if columns is FIGURES else [])
    return {
        "name": f"{name}-{kind}",
        "title": about,
        "path": f"{site}/reports/data/{name}.{kind}",
        "format": kind,
        "mediatype": _TYPES[kind],
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": primary},
    }


def _whole(year: int, site: str) -> dict[str, Any]:
    return {
        "name": f"reports-{year}-json",
        "title": f"{year}年各机关年报的数和全文",
        "path": f"{site}/reports/data/reports-{year}.json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "jsonSchema": f"{site}/reports/data/report.schema.json",
    }
