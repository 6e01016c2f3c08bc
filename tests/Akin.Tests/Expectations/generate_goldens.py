"""Writes clustering.json: what scikit-learn makes of data that both languages draw by the same formula.

Run by hand when a golden has to change:   python generate_goldens.py
The data are exact in float32 (see FormulaData.cs, the twin of the functions below), scikit-learn computes in float64.
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn import cluster, metrics

MASK = (1 << 64) - 1


class SplitMix:
    """SplitMix64, as Akin.Tests.Support.FormulaData."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return ((z ^ (z >> 31)) >> 11) % bound


def blobs(seed, n, d, groups, spread, offset):
    """Integer centres in 0..19, bell-shaped noise in 256ths; row i belongs to group i % groups."""
    random = SplitMix(seed)
    centers = [[random.below(20) for _ in range(d)] for _ in range(groups)]
    rows = []
    for i in range(n):
        noise = [sum(random.below(256) for _ in range(4)) - 510 for _ in range(d)]
        rows.append([offset + c + spread * e / 256.0 for c, e in zip(centers[i % groups], noise)])
    return np.array(rows, dtype=np.float64)


def digits(seed, n, d, groups):
    """Integers 0..16: a template for each group, jittered."""
    random = SplitMix(seed)
    templates = [[random.below(17) for _ in range(d)] for _ in range(groups)]
    return np.array(
        [[min(16, max(0, t + random.below(9) - 4)) for t in templates[i % groups]] for i in range(n)], dtype=np.float64)


def duplicates(seed, n):
    """Few distinct points of a plane, each many times."""
    random = SplitMix(seed)
    places = [[random.below(50), random.below(50)] for _ in range(12)]
    return np.array([places[random.below(12)] for _ in range(n)], dtype=np.float64)


DATA = {
    "blobs": (blobs(1, 500, 2, 5, 1, 0), [0, 1, 2, 7, 9]),
    "digits": (digits(2, 300, 64, 10), [0, 10, 2, 3, 12, 5, 22, 7, 18, 28]),
    "far": (blobs(3, 400, 3, 4, 2, 10000), [0, 4, 8, 3]),
    "duplicates": (duplicates(4, 240), [0, 1, 2, 3, 5]),
    "wide": (blobs(5, 120, 1280, 6, 4, 0), [0, 6, 12, 1, 2, 9]),
}


def by_size(labels, k):
    sizes = np.bincount(labels, minlength=k)
    first = [int(np.argmax(labels == c)) if sizes[c] else len(labels) for c in range(k)]
    return sorted(range(k), key=lambda c: (-sizes[c], first[c], c))


def fit(x, start, steps, tolerance):
    model = cluster.KMeans(
        n_clusters=len(start), init=start, n_init=1, max_iter=steps, tol=tolerance, algorithm="lloyd").fit(x)
    order = by_size(model.labels_, len(start))
    labels = np.argsort(order)[model.labels_]
    return model, labels, model.cluster_centers_[order]


def kmeans_case(name, steps, tolerance, far_start=False):
    x, rows = DATA[name]
    start = x[rows].copy()
    if far_start:
        start[-1] += 1000.0
    model, labels, centers = fit(x, start, steps, tolerance)
    k = len(set(labels.tolist()))
    samples = metrics.silhouette_samples(x, labels)
    return {
        "data": name, "start": rows, "far_start": far_start, "steps": steps, "tolerance": tolerance,
        "labels": "".join(chr(ord("a") + v) for v in labels), "iterations": model.n_iter_,
        "inertia": model.inertia_, "centers": np.round(centers[:, :8], 9).tolist(), "clusters": k,
        "calinski_harabasz": metrics.calinski_harabasz_score(x, labels),
        "davies_bouldin": metrics.davies_bouldin_score(x, labels),
        "silhouette": float(samples.mean()), "silhouette_samples": np.round(samples[::10], 9).tolist(),
    }


def agreement_case(seed, n, a, b, noise):
    random = SplitMix(seed)
    truth = [random.below(a) for _ in range(n)]
    found = [t % b if random.below(100) >= noise else random.below(b) for t in truth]
    table = metrics.cluster.contingency_matrix(truth, found)
    return {
        "seed": seed, "n": n, "a": a, "b": b, "noise": noise,
        "adjusted_rand": metrics.adjusted_rand_score(truth, found),
        "nmi": metrics.normalized_mutual_info_score(truth, found),
        "v_measure": metrics.v_measure_score(truth, found),
        "homogeneity": metrics.homogeneity_score(truth, found),
        "completeness": metrics.completeness_score(truth, found),
        "purity": float(table.max(axis=0).sum() / n),
    }


goldens = {
    "scikit_learn": sklearn.__version__,
    "kmeans": [kmeans_case(name, 300, 1e-4) for name in DATA]
    + [kmeans_case(name, 2, 0) for name in DATA]
    + [kmeans_case(name, 300, 0) for name in DATA]
    + [kmeans_case("blobs", 300, 1e-4, far_start=True), kmeans_case("digits", 1, 0, far_start=True)],
    "agreement": [
        agreement_case(1, 50, 3, 3, 0), agreement_case(2, 200, 4, 4, 30), agreement_case(3, 500, 7, 3, 10),
        agreement_case(4, 30, 5, 2, 100), agreement_case(5, 40, 1, 3, 100), agreement_case(6, 40, 3, 1, 0)],
}
path = pathlib.Path(__file__).with_name("clustering.json")
path.write_text(json.dumps(goldens, separators=(",", ":")).replace("},{", "},\n{") + "\n")
print("scikit-learn", sklearn.__version__, path.stat().st_size, "bytes")
for case in goldens["kmeans"]:
    print(case["data"], case["steps"], case["iterations"], case["clusters"], round(case["silhouette"], 4))
