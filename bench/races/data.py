"""Data for the races: generated once, kept in a folder, the same for every program. Seeds are fixed: the same bytes everywhere."""
import os
import numpy as np


def mixture(folder, rows, columns, clusters, spread=1.0, seed=1):
    """A Gaussian mixture with clusters of very unequal size (Zipf) and unequal width, rows shuffled, float32. Centres lie in a
    subspace of at most 24 dimensions, as those of features do; spread is their distance over the noise's."""
    path = os.path.join(folder, f"mixture-{rows}x{columns}-{clusters}-{spread}-{seed}.npy")
    if os.path.exists(path):
        return path
    random = np.random.default_rng(seed)
    weights = 1 / np.arange(1, clusters + 1)
    labels = random.choice(clusters, rows, p=weights / weights.sum())
    inner = min(24, columns)
    axes = np.linalg.qr(random.standard_normal((columns, inner)))[0].T
    centres = (random.standard_normal((clusters, inner)) * spread * np.sqrt(columns / inner)) @ axes
    widths = random.uniform(0.6, 1.4, clusters)
    out = np.lib.format.open_memmap(path + ".part", "w+", np.float32, (rows, columns))
    for start in range(0, rows, 50_000):
        part = labels[start:start + 50_000]
        noise = random.standard_normal((len(part), columns), dtype=np.float32) * widths[part, None]
        out[start:start + len(part)] = centres[part] + noise
    out.flush()
    del out
    os.rename(path + ".part", path)
    return path


def rows_of(folder, vectors, count, seed=1):
    """Distinct rows of a matrix, drawn at random: starting centres for k-means."""
    path = f"{vectors[:-4]}-start-{count}-{seed}.npy"
    if not os.path.exists(path):
        data = np.load(vectors, mmap_mode="r")
        np.save(path, data[np.sort(np.random.default_rng(seed).choice(len(data), count, replace=False))])
    return path
