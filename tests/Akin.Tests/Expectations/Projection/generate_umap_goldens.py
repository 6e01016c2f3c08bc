"""Writes what umap-learn says about small sets of points that a formula makes (see FormulaPoints.cs): the curve's a and b, scales and
nearest distances of the neighbourhoods, and the weights of the fuzzy graph.

Run by hand: python generate_umap_goldens.py   (writes umap.json beside itself)
Written with umap-learn 0.5.3.
"""
import json
import pathlib

import numpy as np
import umap
from umap.umap_ import find_ab_params, fuzzy_simplicial_set, smooth_knn_dist

from generate_points import blobs

HERE = pathlib.Path(__file__).parent


def graph(n, d, groups, spread, neighbours, copies):
    points = blobs(n, d, groups, spread)
    points[n - copies:] = points[0]
    distances = np.sqrt(((points[:, None].astype(np.float64) - points[None]) ** 2).sum(2)).astype(np.float32)
    order = np.array([sorted(range(n), key=lambda j: (distances[i, j], j != i, j)) for i in range(n)])[:, :neighbours]
    near = np.take_along_axis(distances, order, 1)
    sigmas, rhos = smooth_knn_dist(near, float(neighbours))
    weights = fuzzy_simplicial_set(points, neighbours, None, "euclidean", knn_indices=order, knn_dists=near)[0].toarray()
    return dict(
        n=n, d=d, groups=groups, spread=spread, neighbours=neighbours, copies=copies,
        sigmas=sigmas.astype(float).tolist(), rhos=rhos.astype(float).tolist(),
        weights=weights.astype(float).round(6).ravel().tolist(),
    )


if __name__ == "__main__":
    curves = [(0.1, 1.0), (0.0, 1.0), (0.5, 1.0), (0.25, 2.0), (0.99, 1.0)]
    (HERE / "umap.json").write_text(json.dumps(dict(
        versions=dict(umap_learn=umap.__version__, numpy=np.__version__),
        curves=[dict(min_dist=m, spread=s, a=a, b=b) for m, s in curves for a, b in [map(float, find_ab_params(s, m))]],
        graphs=[graph(40, 5, 3, 2.0, 8, 0), graph(30, 3, 2, 1.0, 6, 4)],
    )) + "\n")
