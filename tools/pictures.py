"""Pictures of the pages for the documents: the sample county, served anew, at two widths.

    python -m tools.pictures [name …]

All pages, or those named, into docs/pictures/.
"""

import io
import os
import sys
import tempfile
import tomllib
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.places import manage, own_database, python, served

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
COUNTY = ROOT / "src" / "gongkai" / "web" / "demo" / "county.toml"
WIDTHS = (1200, 360)
TALLEST = 2000  # pixels of a page; what is below is more of the same
COLOURS = 48
CENTRE, ORGAN = "/workspace/organs/jiguanshiwu/", "/organs/jiguanshiwu/"
COUNTY_ORGAN = "/workspace/organs/shilixian/"
RECEIVED, PERMITS = "table3.new_received.natural", "table2.permit.decisions"
PAGES = {
    "": {
        "home": "/", "organ-public": ORGAN, "item": "/items/8/",
        "column": f"{ORGAN}columns/guide/", "finance": f"{ORGAN}columns/budget/",
        "search": "/search/?q=机关", "boards-public": f"{ORGAN}boards/", "data": "/data/",
        "site-map": "/site-map/", "subscribe": "/subscribe/?scope=jiguanshiwu",
        "apply": "/apply/jiguanshiwu/", "status": "/status/", "reports-public": "/reports/",
        "check-report": "/reports/check/", "english": "/en/", "sign-in": "/workspace/sign-in/",
        "report-public": f"{ORGAN}reports/2024/",
        "figure-public": f"{ORGAN}reports/2024/cell/?key=table3.new_received.total",
        "report-years": f"{ORGAN}reports/",
        "report-data": "/reports/data/", "column-statutory": f"{ORGAN}columns/statutory/",
        "boards-everywhere": "/boards/", "english-report": f"/en{ORGAN}reports/2024/",
    },
    "zhuyao": {
        "today": "/workspace/", "review":
        "/workspace/publishing/versions/15/third/", "publishing": "/workspace/publishing/",
        "boards": f"{CENTRE}boards/", "board": "/workspace/boards/1/", "uploads":
        f"{CENTRE}uploads/", "words": f"{CENTRE}words/", "health": f"{CENTRE}health/",
        "disputes": "/workspace/disputes/", "supervision": f"{CENTRE}supervision/",
        "energy": f"{CENTRE}energy/indicators/?year=2024",
        "waste": f"{CENTRE}waste/?year=2024", "energy-project": "/workspace/energy-projects/2/",
        "journal": f"{CENTRE}journal/", "organ": CENTRE,
        "annual": "/workspace/annual/", "report": "/workspace/reports/1/",
        "publish": "/workspace/publishing/versions/17/publish/",
        "correct-withdraw": "/workspace/publishing/items/4/withdraw/",
        "energy-return": "/workspace/energy-returns/1/",
        "columns": f"{CENTRE}columns/", "registers": f"{CENTRE}supervision/#points",
        "dispute": "/workspace/disputes/1/",
        "cell": f"/workspace/reports/2/cell/?key={RECEIVED}",
    },
    "jingban": {
        "fee": "/workspace/cases/5/",
        "applications": "/workspace/applications/", "case": "/workspace/cases/2/",
        "decide": "/workspace/cases/7/decide/", "register": f"{CENTRE}cases/register/",
        "calendar": "/workspace/applications/calendar/",
        "workload": "/workspace/applications/workload/", "draft": f"{CENTRE}items/draft/",
        "documents": "/workspace/documents/", "document": "/workspace/documents/1/",
        "ledger": f"{CENTRE}ledger/", "ledger-import": f"{CENTRE}ledger/import/",
        "letter": "/workspace/cases/5/issue-letter/",
        "write": "/workspace/publishing/versions/12/edit/",
        "energy-month": f"{CENTRE}energy/month/?year=2026&month=11",
    },
    "guanli": {"people": f"{CENTRE}people/", "rename": f"{CENTRE}rename/",
               "tasks": "/workspace/tasks/",
               "import": "/workspace/organs/shilixian/import/"},
    "zhuguan": {
        "authority": f"{COUNTY_ORGAN}reports/?year=2024",
        "authority-compare": f"{COUNTY_ORGAN}reports/compare/?year=2024",
        "authority-reuse": f"{COUNTY_ORGAN}reports/reuse/?year=2024",
        "authority-twice": f"{COUNTY_ORGAN}reports/twice/?year=2024",
        "authority-letters": f"{COUNTY_ORGAN}reports/letters/?year=2024",
        "authority-due": f"{COUNTY_ORGAN}reports/due/?year=2024",
        "oversight": f"{COUNTY_ORGAN}oversight/?year=2025",
        "figures": f"/workspace/reports/3/cell/?key={PERMITS}",
        "assessment": "/workspace/assessments/1/", "standards": f"{COUNTY_ORGAN}standards/",
        "complaints": "/workspace/complaints/", "complaint": "/workspace/complaints/1/",
    },
    "baomi": {"clear": "/workspace/publishing/versions/13/clear/"},
}  # fmt: skip
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main(names: list[str]) -> None:
    """Serve the county, look at each page, keep what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        env = own_database(Path(folder))
        made = manage(env, "demo")
        if made.returncode:
            sys.exit(made.stderr)
        _lived(env)
        with served(env) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for who, pages in PAGES.items():
                asked = {each: pages[each] for each in pages if not names or each in names}
                for width in WIDTHS if asked else ():
                    _look(_entered(browser, site, who, width), asked, width)


def _lived(env: dict[str, str]) -> None:
    """A report of the running year, a dispute: what the county alone does not show."""
    code = "import django; django.setup()\nfrom tools import lived\nlived.live()"
    child = python(env | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}, code)
    told, _ = child.communicate()
    if child.returncode:
        sys.exit(told)


def _entered(browser: Browser, site: str, who: str, width: int) -> Page:
    page = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=site, locale="zh-CN"
    ).new_page()
    if who:
        page.goto("/workspace/")
        page.get_by_label("账号").fill(who)
        page.get_by_label("口令").fill(tomllib.loads(COUNTY.read_text("utf-8"))["password"])
        page.get_by_role("button", name="登录").click()
        page.wait_for_load_state()
    return page


def _look(page: Page, pages: dict[str, str], width: int) -> None:
    for name, address in pages.items():
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            sys.exit(f"{address}: {answer and answer.status}")
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
        top = _top(page, address)
        seen = picture.crop((0, top, width, min(picture.height, top + TALLEST)))
        small = seen.quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{name}-{width}.png", optimize=True)
        print(f"{name}-{width}.png  {address}")


def _top(page: Page, address: str) -> int:
    """Where the picture begins: at the heading that the address names, else at the top."""
    _, _, anchor = address.partition("#")
    box = page.locator(f"#{anchor}").bounding_box() if anchor else None
    above = page.evaluate("window.scrollY")
    return max(int(box["y"] + above) - 24, 0) if box else 0


if __name__ == "__main__":
    main(sys.argv[1:])
