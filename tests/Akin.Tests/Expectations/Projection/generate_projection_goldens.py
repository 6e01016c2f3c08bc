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

HERE = pathlib.Path(__file__).parent


def uniform(i):
    """Integer hash to [-1, 1), the same in every language: 32-bit murmur finaliser."""
    mask = 0xFFFFFFFF
    i = (i + 0x9E3779B9) & mask
    i ^= i >> 16
    i = (i * 0x85EBCA6B) & mask
    i ^= i >> 13
    i = (i * 0xC2B2AE35) & mask
    i ^= i >> 16
    return i / 2147483648.0 - 1.0


def blobs(n, d, groups, spread):
    """Row i belongs to group i % groups; spread scales the distance of the centres."""
    centres = [[spread * uniform(1_000_003 * (g + 1) + j) for j in range(d)] for g in range(groups)]
    noise = lambda i, j: sum(uniform(4 * (i * d + j) + t) for t in range(4))
    return np.array([[centres[i % groups][j] + noise(i, j) for j in range(d)] for i in range(n)], dtype=np.float32)


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
