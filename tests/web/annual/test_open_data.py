"""Published reports as open data: every format says the same, and what describes them fits."""

import csv
import io
import json
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from gongkai.web.annual.models import Version, YearReport
from gongkai.web.annual.opendata import formats
from gongkai.web.annual.portal import data
from gongkai.web.annual.services import drafting, passing
from gongkai.web.organs.models import Organ
from tests.web.annual import tree

MANY = 3
YEAR = tree.YEAR


@pytest.fixture
def organs(county: Organ) -> list[Organ]:
    return tree.below(county, MANY)


def body(client: Client, name: str) -> bytes:
    answer = client.get(f"/reports/data/{name}")
    assert answer.status_code == 200, name
    return answer.getvalue()


def rows(client: Client, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(client, name).decode("utf-8-sig"))))


def test_every_figure_is_the_same_in_csv_parquet_and_json(
    organs: list[Organ], client: Client
) -> None:
    lines = rows(client, f"figures-{YEAR}.csv")
    cells = {(each["organ_code"], each["key"]): each["value"] for each in lines}
    table = pq.read_table(io.BytesIO(body(client, f"figures-{YEAR}.parquet"))).to_pylist()
    whole = json.loads(body(client, f"reports-{YEAR}.json"))
    assert len(lines) == len(cells) == len(table) == sum(len(each["facts"]) for each in whole)
    for row in table:
        printed = cells[row["organ_code"], row["key"]]
        assert row["value"] == (Decimal(printed) if printed else None)
    for report in whole:
        code = report["file"].split("/")[-4]
        for key, value in report["facts"].items():
            printed = cells[code, key]
            assert value == (float(printed) if printed else None)


def test_the_whole_reports_obey_the_schema_beside_them(
    organs: list[Organ], client: Client
) -> None:
    schema = json.loads(body(client, "report.schema.json"))
    whole = json.loads(body(client, f"reports-{YEAR}.json"))
    Draft202012Validator(schema).validate(whole)
    assert {each["organ"] for each in whole} == {each.name for each in organs}


def test_the_catalogue_names_each_version_with_its_digest(
    organs: list[Organ], client: Client
) -> None:
    lines = rows(client, "reports.csv")
    assert [each["organ_code"] for each in lines] == sorted(each.code for each in organs)
    assert {each["digest"] for each in lines} == set(
        Version.objects.values_list("digest", flat=True)
    )
    assert [each["version"] for each in lines] == ["1"] * MANY
    told = json.loads(body(client, "reports.json"))
    assert [each["published_on"] for each in told] == [each["published_on"] for each in lines]
    table = pq.read_table(io.BytesIO(body(client, "reports.parquet"))).to_pylist()
    assert [each["published_on"].isoformat() for each in table] == ["2025-01-20"] * MANY


def test_what_is_not_public_is_in_no_file(
    organs: list[Organ], county: Organ, client: Client
) -> None:
    report = drafting.open_report(county, year=YEAR, by=None)
    tree.explained(report)
    passing.check(report, by=None)
    passing.agree(report, by=None)
    passing.sign(report, by=None, at=tree.AT)
    assert county.name not in body(client, "reports.csv").decode()
    assert county.name not in body(client, f"figures-{YEAR}.csv").decode()
    assert county.name not in body(client, f"reports-{YEAR}.json").decode()


def test_the_package_describes_every_file_and_its_columns(
    organs: list[Organ], client: Client
) -> None:
    package = json.loads(body(client, "datapackage.json"))
    assert len({each["name"] for each in package["resources"]}) == len(package["resources"])
    for each in package["resources"]:
        name = each["path"].rpartition("/")[2]
        data = body(client, name)
        if each["format"] == "csv":
            head = data.decode("utf-8-sig").splitlines()[0].split(",")
            assert head == [field["name"] for field in each["schema"]["fields"]]
    page = client.get("/reports/data/").text
    for each in package["resources"]:
        assert each["path"].removeprefix("http://testserver") in page


@pytest.mark.parametrize(
    "name", ["reports.xls", "figures-2024.json", "figures-2019.csv", "reports-2031.json"]
)
def test_a_file_that_there_is_not_is_not_found(
    organs: list[Organ], client: Client, name: str
) -> None:
    assert client.get(f"/reports/data/{name}").status_code == 404


def test_one_address_cannot_ask_for_whole_files_without_end(
    organs: list[Organ], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "A_MINUTE", 2)
    found = [client.get("/reports/data/reports.csv").status_code for _ in range(4)]
    assert found[-1] == 429
    assert found[0] == 200


def test_without_the_package_for_parquet_the_rest_is_there(
    organs: list[Organ], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "has_parquet", lambda: False)
    monkeypatch.setattr("gongkai.web.annual.opendata.describing.has_parquet", lambda: False)
    assert ".parquet" not in client.get("/reports/data/").text
    assert client.get("/reports/data/reports.parquet").status_code == 404
    assert ".parquet" not in body(client, "datapackage.json").decode()
    assert len(rows(client, "reports.csv")) == MANY


def test_before_the_first_report_the_pages_say_so(db: None, client: Client) -> None:
    assert not YearReport.objects.exists()
    assert "还没有公开的年度报告" in client.get("/reports/data/").text
    assert json.loads(body(client, "reports.json")) == []
    assert client.get("/data/").text.count("/reports/data/") == 1
