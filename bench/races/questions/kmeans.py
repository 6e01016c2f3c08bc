"""k-means from the same centres."""
import csv
import json
import os
import numpy as np
from data import mixture, rows_of


def big(folder):
    return mixture(folder, 100_000, 512, 100)


def overlapping(folder):
    return mixture(folder, 100_000, 512, 100, spread=0.4)


def million(folder):
    return mixture(folder, 1_000_000, 512, 100)


def labels(folder):
    with open(os.path.join(folder, "labels.csv")) as file:
        return np.array([int(row["label"]) for row in csv.DictReader(file)])


def inertia(folder):
    with open(os.path.join(folder, "metrics.json")) as file:
        return json.load(file)["inertia"]


def same_partition(a, b):
    """Share of rows whose labels agree once each label of a stands for the label of b that it meets most often."""
    table = np.zeros((a.max() + 1, b.max() + 1), np.int64)
    np.add.at(table, (a, b), 1)
    return table.max(1).sum() / len(a)


def exactly(vectors, iterations):
    """scikit-learn in float64, kept beside the vectors: rounding decides labels in float32, its own runs there differ from these."""
    path = f"{vectors[:-4]}-float64-{iterations}.npz"
    if not os.path.exists(path):
        from sklearn.cluster import KMeans
        start = np.load(rows_of(os.path.dirname(vectors), vectors, 100)).astype(np.float64)
        model = KMeans(100, init=start, n_init=1, max_iter=iterations or 300, tol=0 if iterations else 1e-4, algorithm="lloyd")
        model.fit(np.load(vectors).astype(np.float64))
        np.savez(path, labels=model.labels_, inertia=model.inertia_, iterations=model.n_iter_)
    kept = np.load(path)
    return kept["labels"], float(kept["inertia"]), int(kept["iterations"])


def quality(iterations):
    def lines(vectors, out):
        own = labels(out["Akin"])
        truth, best, steps = exactly(vectors, iterations)
        for program, folder in out.items():
            yield (f"{program}: {same_partition(labels(folder), truth):.6%} of the labels of scikit-learn in float64 ({steps} steps), "
                   f"inertia / its = 1 {inertia(folder) / best - 1:+.1e}")
        for program in out:
            if program != "Akin":
                yield f"{program} and Akin: {same_partition(own, labels(out[program])):.6%} equal labels"
    return lines


def inertias(vectors, out):
    for program, folder in out.items():
        yield f"{program}: inertia / Akin's = 1 {inertia(folder) / inertia(out['Akin']) - 1:+.1e}"


def arguments(engine=None, iterations=20):
    def made(vectors, folder):
        words = ["cluster", "--method", "kmeans", "--k", "100", "--init", rows_of(folder, vectors, 100)]
        words += ["--iterations", str(iterations)] if iterations else []
        return words + (["--engine", engine] if engine else [])
    return made


def fixed(*words):
    return lambda vectors, folder: ["cluster", "--k", "100", *words]


QUESTIONS = {
    "kmeans-20-iterations": {
        "text": "k-means, 100,000 x 512, k = 100, 20 iterations from the same centres. Goal: at least twice as fast as the faster rival.",
        "vectors": big,
        "akin": arguments(),
        "rivals": {"scikit-learn": arguments("sklearn"), "faiss": arguments("faiss")},
        "quality": quality(20),
    },
    "kmeans-20-iterations-overlapping": {
        "text": "The same on groups that overlap, as those of pictures do.",
        "vectors": overlapping,
        "akin": arguments(),
        "rivals": {"scikit-learn": arguments("sklearn"), "faiss": arguments("faiss")},
        "quality": quality(20),
    },
    "kmeans-to-convergence": {
        "text": "k-means, 100,000 x 512, k = 100, from the same centres until they rest (tolerance 1e-4). Goal: three times as fast.",
        "vectors": big,
        "akin": arguments(iterations=None),
        "rivals": {"scikit-learn": arguments("sklearn", None)},
        "quality": quality(None),
    },
    "kmeans-million-in-1-gb": {
        "text": "k-means, 1,000,000 x 512 (2 GB), k = 100, one start, in 1 GB of memory; the rival is mini-batch with no such limit.",
        "vectors": million,
        "akin": fixed("--method", "kmeans", "--restarts", "1", "--memory", "1GB"),
        "rivals": {"scikit-learn": fixed("--method", "minibatch")},
        "quality": inertias,
    },
}
