"""Scans of our own PDF files at 200 dpi: clean, skewed, stamped, bad."""

from gongkai.files.compose import compose
from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.files.writers import render_paper
from tests.files.readers.scan_papers import Scanner, scanned_pdf, scans
from tests.proof.measure import Score
from tests.proof.specimens import clean

SCANNERS = (
    Scanner(),
    Scanner(skew=2.2, noise=6),
    Scanner(stamp=True, skew=-1.3, noise=8),
    Scanner(skew=1.5, noise=14, dirt=200, shade=0.35, blur=0.8, quality=45),
)


def scanned() -> Score:
    """Cells of four scanned reports; errors and alarms are not counted."""
    score = Score()
    for seed, scanner in enumerate(SCANNERS, start=1):
        report = clean(seed, edition="2021-30", busy=bool(seed % 2))
        data = render_paper(compose(report), kind="pdf")
        got = recognise(read_paper(scanned_pdf(scans(data, scanner)), name="scan.pdf"))
        score.files += 1
        for key, cell in report.cells.items():
            value = got.value(key)
            score.cells += 1
            score.busy += cell.value != 0
            score.read += value is not None
            score.right += value == cell.value
            score.busy_right += value == cell.value != 0
            if value != cell.value:
                score.faults.append(f"{key}: {value} for {cell.value} on scan {seed}")
    return score
