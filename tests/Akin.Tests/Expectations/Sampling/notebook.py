"""Writes notebook.json: what the method that akin sample replaces picks, by scikit-learn.

k from 5 to 30 by the best silhouette, k-means, then total / k rows of each cluster, the nearest to its centre first. The
method is defined where total / k is whole, no cluster is smaller, and k-means finds its optimum. That takes 200 starts
for the second case: of ten, the best has an inertia of 1631.40, of 200 one of 1631.10, and the picks are others. The
points are those of Support/FormulaPoints.cs.
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score


def uniform(i):
    i = np.asarray(i, dtype=np.uint64) & 0xFFFFFFFF
    i = (i + 0x9E3779B9) & 0xFFFFFFFF
    i ^= i >> 16
    i = (i * 0x85EBCA6B) & 0xFFFFFFFF
    i ^= i >> 13
    i = (i * 0xC2B2AE35) & 0xFFFFFFFF
    i ^= i >> 16
    return i.astype(np.float64) / 2147483648.0 - 1.0


def blobs(n, d, groups, spread):
    i, j = np.meshgrid(np.arange(n), np.arange(d), indexing="ij")
    centre = spread * uniform(1_000_003 * (i % groups + 1) + j)
    noise = sum(uniform(4 * (i * d + j) + t) for t in range(4))
    return (centre + noise).astype(np.float32)


def picks(points, per_cluster):
    best = None
    for k in range(5, min(30, len(points) - 1) + 1):
        model = KMeans(k, n_init=200, random_state=0).fit(points)
        score = silhouette_score(points, model.labels_)
        if best is None or score > best[0]:
            best = (score, k, model)
    score, k, model = best
    clusters = []
    for c in range(k):
        rows = np.flatnonzero(model.labels_ == c)
        distances = np.linalg.norm(points[rows] - model.cluster_centers_[c], axis=1)
        order = np.argsort(distances, kind="stable")
        assert len(rows) >= per_cluster
        assert len(rows) == per_cluster or distances[order[per_cluster]] - distances[order[per_cluster - 1]] > 1e-6
        clusters.append(sorted(rows[order[:per_cluster]].tolist()))
    return {"k": k, "silhouette": round(float(score), 6), "picks": sorted(clusters)}


if __name__ == "__main__":
    cases = []
    for n, d, groups, spread, per_cluster in [(240, 6, 8, 6, 10), (330, 4, 11, 5, 7), (150, 12, 5, 2.5, 20)]:
        case = {"n": n, "d": d, "groups": groups, "spread": spread, "per_cluster": per_cluster}
        points = blobs(n, d, groups, spread).astype(np.float64)
        cases.append(case | picks(points, per_cluster))
    target = pathlib.Path(__file__).with_name("notebook.json")
    target.write_text(json.dumps({"scikit_learn": sklearn.__version__, "cases": cases}) + "\n")
