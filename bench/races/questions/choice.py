"""The choice of k: a sweep with the silhouettes of every k."""
import csv
import json
import os
from data import mixture


def tenthousand(folder):
    return mixture(folder, 10_000, 512, 20)


def million(folder):
    return mixture(folder, 1_000_000, 512, 30)


def curve(folder):
    with open(os.path.join(folder, "curve.csv")) as file:
        return {int(row["k"]): row for row in csv.DictReader(file)}


def quality(vectors, out):
    """Whose k-means is better, and how near the silhouettes are: each program's own labels, so the curves are close, not equal."""
    own = curve(out["Akin"])
    metrics = json.load(open(os.path.join(out["Akin"], "metrics.json")))
    yield f"Akin: {metrics['explanation']}"
    for program, folder in out.items():
        if program != "Akin":
            theirs = curve(folder)
            better = sum(float(own[k]["inertia"]) <= float(theirs[k]["inertia"]) * 1.000001 for k in theirs)
            gaps = [float(own[k]["silhouette"]) - float(theirs[k]["silhouette"]) for k in theirs]
            yield (f"{program}: Akin's inertia is as low or lower at {better} of {len(theirs)} k; silhouettes of Akin less its own "
                   f"{min(gaps):+.4f} to {max(gaps):+.4f}")


def intervals(vectors, out):
    metrics = json.load(open(os.path.join(out["Akin"], "metrics.json")))
    rows = curve(out["Akin"]).values()
    widest = max(float(row["silhouette_high"]) - float(row["silhouette_low"]) for row in rows if row["silhouette_low"])
    yield f"Akin: {metrics['explanation']}"
    yield (f"k-means trained on {metrics.get('training_rows', 'all')} rows, silhouettes of {metrics.get('silhouette_sample', 'all')} rows against "
           f"all; the widest interval is {widest:.4f} wide; peak memory {metrics['peak_memory_bytes'] / 1e9:.2f} GB")


QUESTIONS = {
    "sweep-10k": {
        "text": "Choose k from 5 to 30 with exact silhouettes, 10,000 x 512; both start k-means once for each k. Goal: 20 times as fast.",
        "vectors": tenthousand,
        "akin": lambda vectors, folder: ["score", "--k", "5..30"],
        "rivals": {"scikit-learn": lambda vectors, folder: ["score", "--k", "5..30"]},
        "quality": quality,
    },
    "choice-million": {
        "text": "Choose k from 2 to 50 on one million x 512 within 4 GB. Goal: minutes.",
        "vectors": million,
        "akin": lambda vectors, folder: ["score", "--k", "2..50", "--memory", "4GB"],
        "rivals": {},
        "quality": intervals,
    },
}
