"""Pictures of the pages for the documents: the sample county, served anew, at two widths.

    python -m tools.pictures [name …]

All pages, or those named, into docs/pictures/.
"""

import io
import sys
import tempfile
import tomllib
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.places import manage, own_database, served

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
COUNTY = ROOT / "src" / "gongkai" / "web" / "demo" / "county.toml"
WIDTHS = (1200, 360)
TALLEST = 2000  # pixels of a page; what is below is more of the same
COLOURS = 48
CENTRE, ORGAN = "/workspace/organs/jiguanshiwu/", "/organs/jiguanshiwu/"
PAGES = {
    "": {
        "home": "/", "organ-public": ORGAN, "item": "/items/8/",
        "column": f"{ORGAN}columns/guide/",
        "search": "/search/?q=机关", "boards-public": f"{ORGAN}boards/", "data": "/data/",
        "site-map": "/site-map/", "subscribe": "/subscribe/?scope=jiguanshiwu",
        "apply": "/apply/jiguanshiwu/", "status": "/status/", "reports-public": "/reports/",
        "check-report": "/reports/check/", "english": "/en/", "sign-in": "/workspace/sign-in/",
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
    },
    "jingban": {
        "applications": "/workspace/applications/", "case": "/workspace/cases/2/",
        "decide": "/workspace/cases/7/decide/", "register": f"{CENTRE}cases/register/",
        "calendar": "/workspace/applications/calendar/",
        "workload": "/workspace/applications/workload/", "draft": f"{CENTRE}items/draft/",
        "documents": "/workspace/documents/", "document": "/workspace/documents/1/",
        "ledger": f"{CENTRE}ledger/",
    },
    "guanli": {"people": f"{CENTRE}people/", "rename": f"{CENTRE}rename/",
               "tasks": "/workspace/tasks/"},
}  # fmt: skip
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main(names: list[str]) -> None:
    """Serve the county, look at each page, keep what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        env = own_database(Path(folder))
        made = manage(env, "demo")
        if made.returncode:
            sys.exit(made.stderr)
        with served(env) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for who, pages in PAGES.items():
                asked = {each: pages[each] for each in pages if not names or each in names}
                for width in WIDTHS if asked else ():
                    _look(_entered(browser, site, who, width), asked, width)


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
        seen = picture.crop((0, 0, width, min(picture.height, TALLEST)))
        small = seen.quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{name}-{width}.png", optimize=True)
        print(f"{name}-{width}.png  {address}")


if __name__ == "__main__":
    main(sys.argv[1:])
