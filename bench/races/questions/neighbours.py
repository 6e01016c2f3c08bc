"""Nearest neighbours, exact and approximate."""
import json
import os
import numpy as np
from data import mixture


def load(folder):
    return np.load(os.path.join(folder, "indices.npy")), np.load(os.path.join(folder, "distances.npy"))


def exact_rows(vectors, count, k, sample=200):
    """Some rows, and their k nearest and the distances in float64."""
    data = np.load(vectors, mmap_mode="r")
    rows = np.sort(np.random.default_rng(5).choice(len(data), sample, replace=False))
    near, far = [], []
    for row in rows:
        squares = np.empty(len(data))
        for start in range(0, len(data), 50_000):
            squares[start:start + 50_000] = ((data[start:start + 50_000].astype(np.float64) - data[row].astype(np.float64)) ** 2).sum(1)
        squares[row] = np.inf
        order = np.argpartition(squares, k)[:k]
        order = order[np.lexsort((order, squares[order]))]
        near.append(order)
        far.append(np.sqrt(squares[order]))
    return rows, np.array(near), np.array(far)


def quality(vectors, out):
    k = load(out["Akin"])[0].shape[1]
    rows, near, far = exact_rows(vectors, None, k)
    for program, folder in out.items():
        indices, distances = load(folder)
        recall = np.mean([len(np.intersect1d(a, b)) / k for a, b in zip(indices[rows], near)])
        same = np.mean(indices[rows] == near)
        off = np.abs(distances[rows] / np.maximum(far, 1e-30) - 1).max()
        told = json.load(open(os.path.join(folder, "metrics.json"))).get("recall")
        yield (f"{program}: on {len(rows)} rows in float64 recall {recall:.4f}, {same:.2%} the same neighbour in the same place, "
               f"distances off by at most {off:.1e}" + (f"; it says recall {told:.4f}" if told else ""))


def arguments(k, *more):
    return lambda vectors, folder: ["neighbours", "--k", str(k), *more]


QUESTIONS = {
    "neighbours-exact": {
        "text": "Exact 10 nearest neighbours, 100,000 x 512, a self-join. Goal: at least 1.5 times as fast as faiss IndexFlat.",
        "vectors": lambda folder: mixture(folder, 100_000, 512, 100),
        "akin": arguments(10),
        "rivals": {"faiss": arguments(10, "--engine", "faiss")},
        "quality": quality,
    },
    "neighbours-approximate": {
        "text": "Approximate 10 nearest neighbours, 1,000,000 x 128. Goal: recall of at least 0.95, faster than faiss HNSW build + search.",
        "vectors": lambda folder: mixture(folder, 1_000_000, 128, 100),
        "akin": arguments(10, "--approximate"),
        "rivals": {"faiss": arguments(10, "--engine", "faiss-hnsw")},
        "quality": quality,
    },
    "neighbours-2d": {
        "text": "Exact 10 nearest neighbours in few dimensions, 1,000,000 x 2, by a k-d tree; programs that compare all pairs need minutes.",
        "vectors": lambda folder: mixture(folder, 1_000_000, 2, 100),
        "akin": arguments(10),
        "rivals": {},
        "quality": quality,
    },
}
