"""Makes a folder of pictures with known duplicates from a folder of photographs, and judges a groups.csv by it.

    python bench/duplicates.py make PHOTOGRAPHS OUT [--seed 0] [--share 0.5]
    python bench/duplicates.py score OUT GROUPS.csv [--show]

Half of the photographs get copies: half the size, JPEG of quality 30, turned by 90, mirrored, cropped by 10 % in three
ways, brighter, darker, warmer, and several of these at once. The others stay alone. Beside them lie pictures that are
alike and yet others: bent as if the subject had moved, with a patch of something else, of another part of the scene.
truth.csv says for each file which photograph it is (`source`), by what change (`change`).
Needs Pillow and numpy.
"""
import argparse
import csv
import itertools
import pathlib
import random

import numpy as np
from PIL import Image, ImageEnhance

JPEG = dict(format="JPEG", quality=90)


def crop(image, left, top, right, bottom):
    w, h = image.size
    return image.crop((round(left * w), round(top * h), round(right * w), round(bottom * h)))


def warmer(image):
    values = np.asarray(image, float) * [1.12, 1.0, 0.85]
    return Image.fromarray(np.clip(values + 0.5, 0, 255).astype(np.uint8))


def bent(image, dice):
    """The subject moved: a smooth field of displacements of up to 4 % of the picture."""
    w, h = image.size
    field = [np.asarray(Image.fromarray(dice.normal(size=(4, 4)).astype(np.float32)).resize((w, h), Image.BICUBIC))
             for _ in range(2)]
    field = [f / np.abs(f).max() * 0.04 * max(w, h) for f in field]
    y, x = np.mgrid[0:h, 0:w]
    x = np.clip(x + field[0], 0, w - 1).round().astype(int)
    y = np.clip(y + field[1], 0, h - 1).round().astype(int)
    return Image.fromarray(np.asarray(image)[y, x])


def patched(image, other, dice):
    """Something of a ninth of the picture's size was put in."""
    w, h = image.size
    result = image.copy()
    result.paste(other.resize((w // 3, h // 3)), (int(dice.integers(0, w - w // 3)), int(dice.integers(0, h - h // 3))))
    return result


def copies(image, dice):
    w, h = image.size
    x, y = dice.uniform(0, 0.1, 2)
    shift = crop(image, x, y, x + 0.9, y + 0.9)
    yield "half", image.resize((w // 2, h // 2), Image.LANCZOS), JPEG
    yield "quality30", image, dict(format="JPEG", quality=30)
    yield "turn90", image.transpose(Image.ROTATE_90), JPEG
    yield "mirror", image.transpose(Image.FLIP_LEFT_RIGHT), JPEG
    yield "crop_shift", shift, JPEG
    yield "crop_left", crop(image, 0.1, 0, 1, 1), JPEG
    yield "crop_all", crop(image, 0.05, 0.05, 0.95, 0.95), JPEG
    yield "brighter", ImageEnhance.Brightness(image).enhance(1.35), JPEG
    yield "darker", ImageEnhance.Brightness(image).enhance(0.65), JPEG
    yield "contrast", ImageEnhance.Contrast(image).enhance(1.4), JPEG
    yield "warmer", warmer(image), JPEG
    yield "png", image.resize((w * 2 // 3, h * 2 // 3), Image.BICUBIC), dict(format="PNG")
    yield "many", ImageEnhance.Brightness(shift.transpose(Image.ROTATE_270).resize(
        (int(h * 0.6), int(w * 0.6)), Image.BILINEAR)).enhance(1.15), dict(format="JPEG", quality=45)


def others(image, other, dice):
    yield "bent", bent(image, dice), JPEG
    yield "patched", patched(image, other, dice), JPEG


def make(photographs, out, seed, share):
    names = sorted(p for p in pathlib.Path(photographs).rglob("*") if p.suffix.lower() in (".jpg", ".jpeg", ".png"))
    chosen = set(random.Random(seed).sample(range(len(names)), int(len(names) * share)))
    out = pathlib.Path(out)
    out.mkdir(parents=True)
    rows = []
    for i, name in enumerate(names):
        dice = np.random.default_rng([seed, i])
        with Image.open(name) as opened:
            image = opened.convert("RGB")
        (out / f"{i:04}.jpg").write_bytes(name.read_bytes())
        rows.append((f"{i:04}.jpg", i, "original"))
        if i not in chosen:
            continue
        (out / f"{i:04}-bytes.jpg").write_bytes(name.read_bytes())
        rows.append((f"{i:04}-bytes.jpg", i, "bytes"))
        with Image.open(names[(i + 7) % len(names)]) as opened:
            other = opened.convert("RGB")
        for change, copy, how in copies(image, dice):
            file = f"{i:04}-{change}.{'png' if how['format'] == 'PNG' else 'jpg'}"
            copy.save(out / file, **how)
            rows.append((file, i, change))
        for change, picture, how in others(image, other, dice):
            file = f"{i:04}-{change}.jpg"
            picture.save(out / file, **how)
            rows.append((file, f"{i}-{change}", change))
    with open(out / "truth.csv", "w", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("file", "source", "change"))
        writer.writerows(rows)
    print(f"{len(rows)} pictures of {len(names)} photographs")


def score(out, groups, show):
    """Pairs of one group against pairs of one source; groups of both kinds are joined where they share a picture."""
    truth = {row["file"]: row for row in csv.DictReader(open(pathlib.Path(out) / "truth.csv"))}
    found = {}
    for row in csv.DictReader(open(groups)):
        if row["kind"] in ("bytes", "picture"):
            found.setdefault(row["group"], []).append(pathlib.Path(row["path"]).name)
    root = {name: name for name in truth}

    def top(name):
        while root[name] != name:
            name = root[name]
        return name

    for names in found.values():
        for name in names[1:]:
            root[top(name)] = top(names[0])
    joined = {}
    for name in truth:
        joined.setdefault(top(name), []).append(name)
    pairs = {tuple(sorted(pair)) for names in joined.values() for pair in itertools.combinations(names, 2)}
    sources = {}
    for name, row in truth.items():
        sources.setdefault(row["source"], []).append(name)
    wanted = {tuple(sorted(pair)) for names in sources.values() for pair in itertools.combinations(names, 2)}
    right = len(pairs & wanted)
    print(f"precision {right / max(1, len(pairs)):.4f}  recall {right / max(1, len(wanted)):.4f}  "
          f"pairs found {len(pairs)}  pairs there {len(wanted)}")
    changes = {}
    for name, row in truth.items():
        if row["change"] not in ("original", "bent", "patched"):
            original = f"{int(row['source']):04}.jpg"
            changes.setdefault(row["change"], []).append(top(name) == top(original))
    for change, hits in changes.items():
        print(f"  {change:12} {sum(hits)} of {len(hits)}")
    wrong = sorted(pairs - wanted)
    print(f"  wrong pairs: {len(wrong)}")
    for pair in wrong[:40] if show else []:
        print("   ", *pair)
    missed = [n for n, r in truth.items() if r["change"] not in ("original", "bent", "patched")
              and top(n) != top(f"{int(r['source']):04}.jpg")]
    for name in missed[:40] if show else []:
        print("    missed", name)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
verbs = parser.add_subparsers(dest="verb", required=True)
maker = verbs.add_parser("make")
maker.add_argument("photographs")
maker.add_argument("out")
maker.add_argument("--seed", type=int, default=0)
maker.add_argument("--share", type=float, default=0.5)
judge = verbs.add_parser("score")
judge.add_argument("out")
judge.add_argument("groups")
judge.add_argument("--show", action="store_true")
arguments = parser.parse_args()
if arguments.verb == "make":
    make(arguments.photographs, arguments.out, arguments.seed, arguments.share)
else:
    score(arguments.out, arguments.groups, arguments.show)
