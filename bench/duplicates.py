"""Makes a folder of pictures with known duplicates from a folder of photographs, and judges a groups.csv by it.

    python bench/duplicates.py make PHOTOGRAPHS OUT [--seed 0] [--share 0.5]
    python bench/duplicates.py templates OUT [--seed 0] [--count 30]
    python bench/duplicates.py changes PHOTOGRAPHS OUT [--seed 0] [--count 60] [--more]
    python bench/duplicates.py large PHOTOGRAPHS OUT [--seed 0] [--count 8]
    python bench/duplicates.py score OUT GROUPS.csv [--show]

Half of the photographs get copies: half the size, JPEG of quality 30, turned by 90, mirrored, cropped by 10 % in three
ways, brighter, darker, warmer, and several of these at once. The others stay alone. Beside them lie pictures that are
alike and yet others: bent as if the subject had moved, with a patch of something else, of another part of the scene.
The second verb draws forms, floor plans, charts, tickets, pages with numbers, chess boards, price tags and screens instead:
of each template four that differ by one digit (a piece moved), by several, or by a word, and copies of each of the four, as
above but for the crops.
The third makes one copy, of its size or enlarged, of some photographs and four of others: score then
says which change of these leaves the original as the picture that is kept.
The fourth makes pictures of 12 megapixels, of four photographs with grain each, and of each a half and one that is
compressed or was enlarged from two fifths: for the time of choosing which one is kept.
truth.csv says for each file which photograph it is (`source`), by what change (`change`).
Needs Pillow and numpy.
"""
import argparse
import csv
import itertools
import pathlib
import random

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

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


def letters(size):
    return ImageFont.load_default(size)


def form(draw, w, h, dice, words):
    draw.text((60, 40), "Application for a permit", font=letters(36), fill="black")
    for i in range(11):
        y = 120 + i * 66
        draw.rectangle((60, y, w - 60, y + 50), outline=(90, 90, 90), width=2)
        draw.text((72, y + 12), f"{i + 1}. " + ("name", "street", "town", "born", "phone", "account")[i % 6],
                  font=letters(22), fill=(60, 60, 60))
        draw.text((w // 2, y + 10), words[i], font=letters(26), fill=(10, 20, 90))


def plan(draw, w, h, dice, words):
    draw.rectangle((80, 80, w - 80, h - 120), outline="black", width=8)
    xs, ys = sorted(dice.integers(200, w - 200, 3)), sorted(dice.integers(200, h - 260, 2))
    for x in xs:
        draw.line((x, 80, x, h - 120), fill="black", width=6)
    for y in ys:
        draw.line((80, y, w - 80, y), fill="black", width=6)
    for i in range(11):
        x, y = int(dice.integers(100, w - 240)), int(dice.integers(100, h - 170))
        draw.text((x, y), f"{words[i][:4]} m2", font=letters(24), fill="black")
    draw.text((90, h - 90), "Ground floor 1:100", font=letters(28), fill="black")


def chart(draw, w, h, dice, words):
    draw.text((80, 30), "Sales by quarter", font=letters(34), fill="black")
    draw.line((100, 100, 100, h - 120, w - 60, h - 120), fill="black", width=3)
    heights = dice.integers(120, h - 320, 11)
    for i in range(11):
        x = 130 + i * (w - 240) // 11
        draw.rectangle((x, h - 120 - heights[i], x + 50, h - 120), fill=(50, 90, 200))
        draw.text((x - 6, h - 150 - heights[i]), words[i][:4], font=letters(22), fill="black")
        draw.text((x, h - 110), f"Q{i + 1}", font=letters(22), fill="black")


def ticket(draw, w, h, dice, words):
    for i in range(0, w, 24):
        draw.line((i, 0, i + 200, h), fill=(228, 232, 246), width=8)
    draw.rectangle((50, 50, w - 50, h - 50), outline=(160, 30, 30), width=10)
    draw.text((100, 90), "ADMIT ONE", font=letters(110), fill=(160, 30, 30))
    for i in range(11):
        draw.text((110 + (i % 3) * (w // 3 - 40), 320 + (i // 3) * 110), words[i], font=letters(34), fill="black")


def page(draw, w, h, dice, words):
    y = 70
    for i in range(22):
        text = " ".join(("the", "of", "number", "and", "paid", "on", "account", "with", "thanks")[k % 9]
                        for k in dice.integers(0, 9, 11))
        draw.text((70, y), text + (" " + words[i // 2] if i % 2 else ""), font=letters(24), fill=(25, 25, 25))
        y += 38


def chess(draw, w, h, dice, words):
    """Eleven pieces, each on one of five squares of its own, as its number says; none for a word."""
    side = (min(w, h) - 60) // 8
    for i in range(64):
        x, y = 30 + i % 8 * side, 30 + i // 8 * side
        draw.rectangle((x, y, x + side, y + side), fill=(181, 136, 99) if (i + i // 8) % 2 else (240, 217, 181))
    for i in filter(lambda i: words[i].isdigit(), range(11)):
        square = 5 * i + sum(words[i].encode()) % 5
        x, y = 30 + square % 8 * side + side // 2, 30 + square // 8 * side + side // 2
        fill, letter = ("black", "white") if i % 2 else ("white", "black")
        draw.ellipse((x - side // 3, y - side // 3, x + side // 3, y + side // 3), fill=fill, outline="black", width=3)
        draw.text((x, y), "KQRBNPKQRBN"[i], font=letters(side // 2), fill=letter, anchor="mm")


def tags(draw, w, h, dice, words):
    for i in range(11):
        x, y = 20 + i % 3 * (w // 3), 20 + i // 3 * (h // 4)
        draw.rectangle((x, y, x + w // 3 - 30, y + h // 4 - 30), fill=(250, 220, 60))
        draw.text((x + 14, y + 10), ("apples", "pears", "nuts", "tea")[i % 4], font=letters(26), fill=(120, 20, 20))
        draw.text((x + 14, y + h // 16), f"{words[i][:-2]}.{words[i][-2:]}", font=letters(48), fill=(200, 0, 0))


def screen(draw, w, h, dice, words):
    draw.rectangle((0, 0, w, h), fill=(30, 32, 38))
    draw.rectangle((0, 0, w, 50), fill=(52, 58, 70))
    draw.text((20, 12), "Orders - last 30 days", font=letters(24), fill=(220, 220, 225))
    for i in range(22):
        y = 70 + i * 37
        draw.line((20, y + 30, w - 20, y + 30), fill=(48, 50, 58))
        draw.text((30, y), f"customer {i * 7919 % 1000:03}", font=letters(20), fill=(150, 155, 165))
        draw.text((w // 3, y), ("open", "paid", "sent")[i % 3], font=letters(20), fill=(110, 160, 120))
        draw.text((2 * w // 3, y), words[i // 2] if i % 2 else "0.00", font=letters(20), fill=(150, 155, 165))


def other_words(words, kind, dice):
    words = list(words)
    which = int(dice.integers(len(words)))
    if kind == "digit":
        at = int(dice.integers(4))
        words[which] = words[which][:at] + str((int(words[which][at]) + 3) % 10) + words[which][at + 1:]
    elif kind == "digits":
        for i in range(0, len(words), 3):
            words[i] = str(dice.integers(10**7, 10**8))
    else:
        words[which] = "Meyer" if dice.random() < 0.5 else "Novak"
    return words


KINDS = (form, plan, chart, ticket, page, chess, tags, screen)


def templates(out, seed, count):
    out = pathlib.Path(out)
    out.mkdir(parents=True)
    rows = []
    for i in range(count):
        kind = KINDS[i % len(KINDS)]
        dice = np.random.default_rng([seed, i])
        w, h = (1240, 900) if i % 2 else (1000, 1000)
        words = [str(dice.integers(10**7, 10**8)) for _ in range(11)]
        for change in ("first", "digit", "digits", "word"):
            image = Image.new("RGB", (w, h), "white")
            mine = words if change == "first" else other_words(words, change, np.random.default_rng([seed, i, 7]))
            kind(ImageDraw.Draw(image), w, h, np.random.default_rng([seed, i, 5]), mine)
            name = f"{i:03}-{change}"
            image.save(out / f"{name}.png")
            rows.append((f"{name}.png", name, "original"))
            for copy, picture, how in copies(image, dice):
                if not copy.startswith("crop") and copy != "many":
                    file = f"{name}-{copy}.{'png' if how['format'] == 'PNG' else 'jpg'}"
                    picture.save(out / file, **how)
                    rows.append((file, name, copy))
    write(out, rows)
    print(f"{len(rows)} pictures of {count} templates")


def noisy(image, deviation, dice):
    values = np.asarray(image, float)
    return Image.fromarray(np.clip(values + dice.normal(0, deviation, values.shape) + 0.5, 0, 255).astype(np.uint8))


def hue_turned(image, degrees):
    values = np.asarray(image.convert("HSV")).copy()
    values[..., 0] = (values[..., 0].astype(int) + round(degrees * 256 / 360)) % 256
    return Image.fromarray(values, "HSV").convert("RGB")


CHANGES = {
    "brighter": lambda i, d: ImageEnhance.Brightness(i).enhance(1.2),
    "bright": lambda i, d: ImageEnhance.Brightness(i).enhance(1.35),
    "darker": lambda i, d: ImageEnhance.Brightness(i).enhance(0.8),
    "contrast": lambda i, d: ImageEnhance.Contrast(i).enhance(1.3),
    "flat": lambda i, d: ImageEnhance.Contrast(i).enhance(0.7),
    "colourful": lambda i, d: ImageEnhance.Color(i).enhance(1.5),
    "pale": lambda i, d: ImageEnhance.Color(i).enhance(0.5),
    "grey": lambda i, d: i.convert("L"),
    "hue": lambda i, d: hue_turned(i, 10),
    "sharpened": lambda i, d: i.filter(ImageFilter.SHARPEN),
    "unsharp": lambda i, d: i.filter(ImageFilter.UnsharpMask(2, 120, 3)),
    "noise": lambda i, d: noisy(i, 6, d),
    "much_noise": lambda i, d: noisy(i, 12, d),
    "blurred": lambda i, d: i.filter(ImageFilter.GaussianBlur(1)),
    "enlarged": lambda i, d: i.resize((2 * i.width, 2 * i.height), Image.BICUBIC),
    "quality30": lambda i, d: i,
}


def enlarged(factor, way):
    return lambda i, d: i.resize((int(factor * i.width), int(factor * i.height)), way)


def rimmed(image, across, down, colour):
    result = Image.new("RGB", (image.width + 2 * across, image.height + 2 * down), colour)
    result.paste(image, (across, down))
    return result


# What changes makes with --more: a size of file or of picture that says the wrong thing.
MORE = {
    "black_rim": lambda i, d: rimmed(i, 8, 8, "black"),
    "white_rim": lambda i, d: rimmed(i, 12, 12, "white"),
    "bars": lambda i, d: rimmed(i, 0, i.height // 20, "black"),
    **{f"quality{q}": lambda i, d: i for q in (40, 50, 60, 70, 80)},
    **{f"{name}_{factor}": enlarged(factor, way) for factor in (1.5, 2, 3) for name, way in
       (("repeated", Image.NEAREST), ("bilinear", Image.BILINEAR), ("bicubic", Image.BICUBIC), ("lanczos", Image.LANCZOS))},
}


def photographs_in(folder):
    return sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix.lower() in (".jpg", ".jpeg", ".png"))


def read(name):
    with Image.open(name) as opened:
        return opened.convert("RGB")


def large(photographs, out, seed, count):
    names = photographs_in(photographs)
    names = random.Random(seed).sample(names, min(len(names), 4 * count))
    out = pathlib.Path(out)
    out.mkdir(parents=True)
    rows = []
    for i in range(len(names) // 4):
        image = Image.new("RGB", (4000, 3000))
        for j, name in enumerate(names[4 * i:4 * i + 4]):
            image.paste(read(name).resize((2000, 1500), Image.LANCZOS), (j % 2 * 2000, j // 2 * 1500))
        image = noisy(image, 2, np.random.default_rng([seed, i]))
        ways = [("original", image, 92), ("half", image.resize((2000, 1500), Image.LANCZOS), 85)]
        ways += [("quality60", image, 60)] if i % 2 else [
            ("enlarged", image.resize((1600, 1200), Image.BICUBIC).resize(image.size, Image.BICUBIC), 85)]
        for change, picture, quality in ways:
            file = f"{i:04}-{'the-original' if change == 'original' else change}.jpg"
            picture.save(out / file, format="JPEG", quality=quality)
            rows.append((file, i, change))
    write(out, rows)
    print(f"{len(rows)} pictures of {len(names)} photographs")


def changes(photographs, out, seed, count, more):
    names = photographs_in(photographs)
    names = random.Random(seed).sample(names, min(len(names), 2 * count))
    out = pathlib.Path(out)
    out.mkdir(parents=True)
    rows = []
    for i, name in enumerate(names):
        dice = np.random.default_rng([seed, i])
        image = read(name)
        file = f"{i:04}-the-original{name.suffix}"
        (out / file).write_bytes(name.read_bytes())
        rows.append((file, i, "original"))
        ways = {**CHANGES, **MORE} if more else CHANGES
        kinds = list(ways)
        chosen = [kinds[i % len(kinds)]] if i < count else list(dice.choice(kinds, 4, replace=False))
        for change in chosen:
            file = f"{i:04}-{change}.jpg"
            quality = int(change[7:]) if change.startswith("quality") else 92
            ways[change](image, dice).save(out / file, format="JPEG", quality=quality)
            rows.append((file, i, change))
    write(out, rows)
    print(f"{len(rows)} pictures of {len(names)} photographs")


def kept(truth, groups):
    """Of the groups with an original: how often it is what is kept, beside one other and beside several."""
    alone, together, beside = {}, [0, 0], {}
    for members in groups.values():
        original = [truth[n]["change"] for n, _ in members].count("original")
        stays = [truth[n]["change"] for n, keep in members if keep == "true"]
        others = [truth[n]["change"] for n, _ in members if truth[n]["change"] != "original"]
        if original != 1 or not others:
            continue
        if len(members) == 2:
            alone.setdefault(others[0], []).append(stays == ["original"])
        else:
            together[0] += stays == ["original"]
            together[1] += 1
            beside[stays[0]] = beside.get(stays[0], 0) + 1
    hits = [hit for each in alone.values() for hit in each]
    print(f"the original is kept in {sum(hits)} of {len(hits)} pairs and {together[0]} of {together[1]} groups")
    print("  pairs with", ", ".join(f"{c} {sum(h)}/{len(h)}" for c, h in sorted(alone.items())))
    print("  kept in groups:", ", ".join(f"{c} {n}" for c, n in sorted(beside.items(), key=lambda x: -x[1])))


def write(out, rows):
    with open(out / "truth.csv", "w", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("file", "source", "change"))
        writer.writerows(rows)


def make(photographs, out, seed, share):
    names = photographs_in(photographs)
    chosen = set(random.Random(seed).sample(range(len(names)), int(len(names) * share)))
    out = pathlib.Path(out)
    out.mkdir(parents=True)
    rows = []
    for i, name in enumerate(names):
        dice = np.random.default_rng([seed, i])
        image = read(name)
        (out / f"{i:04}.jpg").write_bytes(name.read_bytes())
        rows.append((f"{i:04}.jpg", i, "original"))
        if i not in chosen:
            continue
        (out / f"{i:04}-bytes.jpg").write_bytes(name.read_bytes())
        rows.append((f"{i:04}-bytes.jpg", i, "bytes"))
        other = read(names[(i + 7) % len(names)])
        for change, copy, how in copies(image, dice):
            file = f"{i:04}-{change}.{'png' if how['format'] == 'PNG' else 'jpg'}"
            copy.save(out / file, **how)
            rows.append((file, i, change))
        for change, picture, how in others(image, other, dice):
            file = f"{i:04}-{change}.jpg"
            picture.save(out / file, **how)
            rows.append((file, f"{i}-{change}", change))
    write(out, rows)
    print(f"{len(rows)} pictures of {len(names)} photographs")


def score(out, groups, show):
    """Pairs of one group against pairs of one source; groups of both kinds are joined where they share a picture."""
    truth = {row["file"]: row for row in csv.DictReader(open(pathlib.Path(out) / "truth.csv"))}
    found, stays = {}, {}
    for row in csv.DictReader(open(groups)):
        if row["kind"] in ("bytes", "picture"):
            found.setdefault(row["group"], []).append(pathlib.Path(row["path"]).name)
            stays.setdefault(row["group"], []).append((pathlib.Path(row["path"]).name, row["keep"]))
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
    originals = {row["source"]: name for name, row in truth.items() if row["change"] == "original"}
    changes = {}
    for name, row in truth.items():
        if row["change"] not in ("original", "bent", "patched"):
            changes.setdefault(row["change"], []).append(top(name) == top(originals[row["source"]]))
    for change, hits in changes.items():
        print(f"  {change:12} {sum(hits)} of {len(hits)}")
    kept(truth, stays)
    wrong = sorted(pairs - wanted)
    print(f"  wrong pairs: {len(wrong)}")
    for pair in wrong[:40] if show else []:
        print("   ", *pair)
    missed = [n for n, r in truth.items() if r["change"] not in ("original", "bent", "patched")
              and top(n) != top(originals[r["source"]])]
    for name in missed[:40] if show else []:
        print("    missed", name)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
verbs = parser.add_subparsers(dest="verb", required=True)
maker = verbs.add_parser("make")
maker.add_argument("photographs")
maker.add_argument("out")
maker.add_argument("--seed", type=int, default=0)
maker.add_argument("--share", type=float, default=0.5)
drawer = verbs.add_parser("templates")
drawer.add_argument("out")
drawer.add_argument("--seed", type=int, default=0)
drawer.add_argument("--count", type=int, default=40)
changer = verbs.add_parser("changes")
changer.add_argument("photographs")
changer.add_argument("out")
changer.add_argument("--seed", type=int, default=0)
changer.add_argument("--count", type=int, default=60)
changer.add_argument("--more", action="store_true")
enlarger = verbs.add_parser("large")
enlarger.add_argument("photographs")
enlarger.add_argument("out")
enlarger.add_argument("--seed", type=int, default=0)
enlarger.add_argument("--count", type=int, default=8)
judge = verbs.add_parser("score")
judge.add_argument("out")
judge.add_argument("groups")
judge.add_argument("--show", action="store_true")
arguments = parser.parse_args()
if arguments.verb == "make":
    make(arguments.photographs, arguments.out, arguments.seed, arguments.share)
elif arguments.verb == "large":
    large(arguments.photographs, arguments.out, arguments.seed, arguments.count)
elif arguments.verb == "changes":
    changes(arguments.photographs, arguments.out, arguments.seed, arguments.count, arguments.more)
elif arguments.verb == "templates":
    templates(arguments.out, arguments.seed, arguments.count)
else:
    score(arguments.out, arguments.groups, arguments.show)
