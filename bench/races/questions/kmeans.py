"""k-means from the same centres."""
import csv
import json
import os
import numpy as np
from data import mixture, rows_of


def big(folder):
    return mixture(folder, 100_000, 512, 100)


def labels(folder):
    with open(os.path.join(folder, "labels.csv")) as file:
        return np.array([int(row["label"]) for row in csv.DictReader(file)])


def same_partition(a, b):
    """Share of rows whose labels agree once each label of a stands for the label of b that it meets most often."""
    table = np.zeros((a.max() + 1, b.max() + 1), np.int64)
    np.add.at(table, (a, b), 1)
    return table.max(1).sum() / len(a)


def quality(vectors, out):
    own = labels(out["Akin"])
    inertia = {p: json.load(open(os.path.join(f, "metrics.json")))["inertia"] for p, f in out.items()}
    for program in out:
        if program != "Akin":
            yield (f"{program}: {same_partition(own, labels(out[program])):.6%} equal labels, inertia of Akin / its own = "
                   f"1 {inertia['Akin'] / inertia[program] - 1:+.1e}")


def arguments(engine=None, iterations=20):
    def made(vectors, folder):
        words = ["cluster", "--method", "kmeans", "--k", "100", "--init", rows_of(folder, vectors, 100)]
        words += ["--iterations", str(iterations)] if iterations else []
        return words + (["--engine", engine] if engine else [])
    return made


QUESTIONS = {
    "kmeans-20-iterations": {
        "text": "k-means, 100,000 x 512, k = 100, 20 iterations from the same centres. Goal: at least twice as fast as the faster rival.",
        "vectors": big,
        "akin": arguments(),
        "rivals": {"scikit-learn": arguments("sklearn"), "faiss": arguments("faiss")},
        "quality": quality,
    },
}
