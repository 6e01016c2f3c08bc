"""Writes what scikit-learn and openTSNE say about small sets of points that a formula makes (see FormulaPoints.cs).

Run by hand: python generate_projection_goldens.py   (writes pca.json and tsne.json beside itself)
Written with scikit-learn 1.9.1, openTSNE 1.0.4, NumPy 2.4.6.
"""
import json
import pathlib

import numpy as np
import openTSNE
import sklearn
from sklearn.decomposition import PCA

from generate_points import blobs

HERE = pathlib.Path(__file__).parent


def pca(n, d, groups, spread, components):
    model = PCA(components, svd_solver="full").fit(blobs(n, d, groups, spread).astype(np.float64))
    return dict(
        n=n, d=d, groups=groups, spread=spread,
        components=model.components_.round(9).tolist(),
        variance=model.explained_variance_.tolist(),
        ratio=model.explained_variance_ratio_.tolist(),
    )


def tsne(n, d, groups, spread, perplexity):
    points = blobs(n, d, groups, spread)
    kl = [
        openTSNE.TSNE(perplexity=perplexity, neighbors="exact", negative_gradient_method="fft", random_state=seed)
        .fit(points).kl_divergence
        for seed in range(3)
    ]
    return dict(n=n, d=d, groups=groups, spread=spread, perplexity=perplexity, kl=float(np.mean(kl)), runs=kl)


if __name__ == "__main__":
    versions = dict(scikit_learn=sklearn.__version__, openTSNE=openTSNE.__version__, numpy=np.__version__)
    (HERE / "pca.json").write_text(json.dumps(dict(versions=versions, cases=[
        pca(60, 7, 3, 2.0, 4),
        pca(12, 30, 2, 1.0, 5),
        pca(40, 40, 1, 0.0, 3),
    ])) + "\n")
    (HERE / "tsne.json").write_text(json.dumps(dict(versions=versions, cases=[
        tsne(150, 4, 3, 4.0, 30),
        tsne(600, 8, 6, 2.5, 30),
        tsne(2500, 16, 10, 1.5, 20),
    ]), indent=1) + "\n")
