"""What scikit-learn's ten starts of k-means come to on 120 rows of no groups in 200 dimensions.

    python starts.py        prints the median inertia of twenty seeds for each k; KMeansGroupingTests has them

The points are those of Akin.Tests.Support.FormulaPoints.Blobs(120, 200, 1, 0).
"""
import numpy as np
from sklearn.cluster import KMeans

ROWS, COLUMNS = 120, 200


def uniform(i):
    i = (i + np.uint32(0x9E3779B9)).astype(np.uint32)
    i ^= i >> np.uint32(16)
    i = (i * np.uint32(0x85EBCA6B)).astype(np.uint32)
    i ^= i >> np.uint32(13)
    i = (i * np.uint32(0xC2B2AE35)).astype(np.uint32)
    i ^= i >> np.uint32(16)
    return i / 2147483648.0 - 1.0


noise = uniform(np.arange(4 * ROWS * COLUMNS, dtype=np.uint32)).reshape(ROWS, COLUMNS, 4)
points = noise.sum(axis=2).astype(np.float32)
for k in (3, 5, 8):
    ends = [KMeans(k, n_init=10, random_state=seed).fit(points).inertia_ for seed in range(20)]
    print(k, f"{np.median(ends):.2f}", f"{min(ends):.2f}", f"{max(ends):.2f}")
