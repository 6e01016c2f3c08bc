"""DBSCAN and HDBSCAN against scikit-learn."""
import csv
import os
import subprocess
import numpy as np
from data import mixture

AKIN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "akin")


def labels(folder):
    with open(os.path.join(folder, "labels.csv")) as file:
        return np.array([int(row["label"]) for row in csv.DictReader(file)])


def core(vectors, eps, min_samples):
    """Core rows by brute force in float64, a sample of them: the partition of core points has to be the same."""
    data = np.load(vectors, mmap_mode="r")
    rows = np.sort(np.random.default_rng(0).choice(len(data), 1000, replace=False))
    counts = np.zeros(len(rows), np.int64)
    for start in range(0, len(data), 20_000):
        part = data[start:start + 20_000].astype(np.float64)
        for i, row in enumerate(rows):
            counts[i] += (((part - data[row].astype(np.float64)) ** 2).sum(1) <= eps * eps).sum()
    return rows[counts >= min_samples]


def same(own, other):
    """Whether both are one partition, noise included, and the share of rows whose labels agree once each of Akin's clusters
    stands for the one it meets most often."""
    table = np.zeros((own.max() + 2, other.max() + 2), np.int64)
    np.add.at(table, (own + 1, other + 1), 1)
    equal = table[0, 0] + (table[1:, 1:].max(1).sum() if table.shape[0] > 1 and table.shape[1] > 1 else 0)
    identical = bool(((table > 0).sum(0) <= 1).all() and ((table > 0).sum(1) <= 1).all() and table[0, 0] == table[0].sum() == table[:, 0].sum())
    return identical, equal / len(own)


def dbscan(eps, min_samples):
    words = ["cluster", "--method", "dbscan", "--eps", str(eps), "--min-samples", str(min_samples)]

    def quality(vectors, out):
        own, other = labels(out["Akin"]), labels(out["scikit-learn"])
        identical, share = same(own, other)
        rows = core(vectors, eps, min_samples)
        cores, _ = same(own[rows], other[rows])
        yield (f"{own.max() + 1} clusters, {(own < 0).sum()} noise; scikit-learn {other.max() + 1} and {(other < 0).sum()}; "
               f"{'the same partition' if identical else 'NOT the same partition'}, {share:.6%} equal labels")
        yield f"of {len(rows)} core points among 1,000 rows: {'the same partition' if cores else 'NOT the same partition'}"
    return lambda vectors, folder: words, quality


def hdbscan(least, min_samples):
    words = ["cluster", "--method", "hdbscan", "--min-cluster-size", str(least), "--min-samples", str(min_samples)]

    def quality(vectors, out):
        from sklearn.metrics import adjusted_rand_score
        own = labels(out["Akin"])
        for program in out:
            if program != "Akin":
                other = labels(out[program])
                identical, share = same(own, other)
                yield (f"{own.max() + 1} clusters, {(own < 0).sum()} noise; {program} {other.max() + 1} and {(other < 0).sum()}; "
                       f"{share:.4%} equal labels, adjusted Rand {adjusted_rand_score(own, other):.6f}"
                       f"{', the same partition' if identical else ''}")
    return lambda vectors, folder: words, quality


def hdbscan_reordered(least, min_samples):
    """Where many distances tie, the tree depends on which of the ties comes first: each program against itself on the same rows in
    another order tells how far two right answers may lie apart."""
    words, plain = hdbscan(least, min_samples)

    def quality(vectors, out):
        from sklearn.cluster import HDBSCAN
        from sklearn.metrics import adjusted_rand_score
        yield from plain(vectors, out)
        data = np.load(vectors)
        order = np.random.default_rng(0).permutation(len(data))
        moved = os.path.join(os.path.dirname(out["Akin"]), "reordered")
        os.makedirs(moved, exist_ok=True)
        np.save(os.path.join(moved, "rows.npy"), data[order])
        subprocess.run([AKIN, *words(vectors, moved), "--vectors", os.path.join(moved, "rows.npy"), "--out", moved], check=True,
                       capture_output=True)
        again = {"Akin": labels(moved),
                 "scikit-learn": HDBSCAN(min_cluster_size=least, min_samples=min_samples, copy=True).fit_predict(data[order])}
        for program, theirs in again.items():
            agreement = adjusted_rand_score(labels(out[program])[order], theirs)
            yield f"{program} against itself on the rows in another order: adjusted Rand {agreement:.6f}"
    return words, quality


def question(text, shape, method):
    words, quality = method
    return {
        "text": text, "vectors": lambda folder: mixture(folder, *shape), "akin": words,
        "rivals": {"scikit-learn": words}, "quality": quality,
    }


QUESTIONS = {
    "dbscan-plane": question(
        "DBSCAN, a million points of a plane, radius 0.1, 10 samples. Goal: at least 30 times as fast, at most 1 GB.",
        (1_000_000, 2, 50, 20.0), dbscan(0.1, 10)),
    "dbscan-64": question(
        "DBSCAN, 50,000 x 64, radius 8, 10 samples. Goal: at least 3 times as fast, the same partition.",
        (50_000, 64, 20, 1.0), dbscan(8, 10)),
    "hdbscan-50": question(
        "HDBSCAN, 20,000 x 50, clusters of at least 15, 5 samples. Goal: at least 5 times as fast as scikit-learn.",
        (20_000, 50, 20, 1.0), hdbscan(15, 5)),
    "hdbscan-plane": question(
        "HDBSCAN, 200,000 points of a plane, clusters of at least 15, 5 samples. Goal: at least 5 times as fast.",
        (200_000, 2, 50, 20.0), hdbscan(15, 5)),
    "hdbscan-ties": question(
        "HDBSCAN, 30,000 points of a plane, where many distances tie; each program also against itself with the rows reordered.",
        (30_000, 2, 100, 1.0), hdbscan_reordered(15, 5)),
}
