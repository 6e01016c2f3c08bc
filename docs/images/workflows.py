"""Makes the pictures of the README and docs/workflows from pictures that Akin draws: each by its command, then what comes out.

    python3 docs/images/workflows.py [--akin ./akin]

Needs Pillow, and Chromium on the PATH for the pages.
"""
import argparse
import pathlib
import shutil
import subprocess
import tempfile

from PIL import Image

here = pathlib.Path(__file__).resolve().parent
options = argparse.ArgumentParser()
options.add_argument("--akin", default=str(here.parent.parent / "akin"))
akin = pathlib.Path(options.parse_args().akin).resolve()


def run(folder, *words):
    print("akin", *words, flush=True)
    code = subprocess.run([akin, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if code not in (0, 3):
        raise SystemExit(f"akin {' '.join(words)}: exit {code}")


def run_folder(workspace):
    return next((workspace / "runs").iterdir())


def keep(image, name, width):
    """As a PNG of 256 colours, no wider than that."""
    image = image.convert("RGB")
    if image.width > width:
        image = image.resize((width, round(image.height * width / image.width)), Image.LANCZOS)
    image.quantize(256, dither=Image.Dither.NONE).save(here / name, optimize=True)


def screenshot(page, height):
    target = page.with_suffix(".screen.png")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=5000",
         f"--screenshot={target}", f"--window-size=1180,{height}", page.as_uri()],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Image.open(target)


def share(pictures, brand):
    """North has the first of odd families and few of even ones, South the other way round."""
    for number, folder in enumerate(sorted(pictures.iterdir())):
        files = sorted(folder.iterdir())
        cut = len(files) * (5 if number % 3 == 0 else 1 if number % 3 == 1 else 3) // 6
        for i, file in enumerate(files):
            target = brand / ("North" if i < cut else "South")
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target / f"{folder.name} {file.name}")


with tempfile.TemporaryDirectory(prefix="akin-pages-") as name:
    work = pathlib.Path(name)
    run(work, "demo")
    keep(screenshot(run_folder(work / "akin-demo.akin") / "report.html", 1500), "demo-report.png", 1180)

    run(work, "demo", "--pictures", "480", "--out", "Drawn")
    for broken in ("Plants/train", "Plants/val", "Photos"):
        (work / broken).mkdir(parents=True)
    for number, family in enumerate(sorted((work / "Drawn").iterdir())):
        files = sorted(family.iterdir())
        if number < 4:
            shutil.copytree(family, work / "Plants" / ("val" if number == 3 else "train") / family.name)
        for i, file in enumerate(files[:9]):
            shutil.copy2(file, work / "Photos" / f"{family.name} {i}{file.suffix}")
        with Image.open(files[0]) as first:
            first = first.convert("RGB")
            first.save(work / "Photos" / f"{family.name} small.jpg", quality=60)
            if number % 3 == 0:
                first.resize((first.width // 2, first.height // 2)).save(work / "Photos" / f"{family.name} half.png")
    share(work / "Drawn", work / "Brands")

    run(work, "sample", "Plants", "--preset", "sampling", "--per-folder", "12", "--out", "Subset")
    keep(Image.open(work / "Subset" / "coverage.png"), "sampling-coverage.png", 720)

    run(work, "run", "Brands", "--preset", "brand-map", "--eps", "auto", "--min-samples", "12")
    brands = work / "Brands.akin"
    run(work, "mosaic", "--workspace", "Brands.akin", "--size", "1100x820", "--max-dim", "44", "--border", "2",
        "--no-noise", "--out", "map.png")
    keep(Image.open(work / "map.png"), "brand-map-groups.png", 820)
    keep(screenshot(brands / "compare" / "compare.html", 1500).crop((0, 60, 1180, 1500)), "brand-map-compare.png", 820)

    run(work, "run", "Drawn", "--preset", "report", "--workspace", "Report.akin")
    report = run_folder(work / "Report.akin")
    keep(screenshot(report / "report.html", 1900).crop((0, 60, 1180, 1900)), "report-page.png", 820)
    keep(Image.open(report / "sheet.png"), "report-sheet.png", 820)

    run(work, "run", "Photos", "--preset", "deduplicate")
    pairs = screenshot(work / "Photos.akin" / "duplicates" / "duplicates.html", 1900)
    keep(pairs, "deduplicate-pairs.png", 820)
