"""Maps: principal components, t-SNE and UMAP; how well each keeps what it is to keep."""
import json
import os
import numpy as np
from data import mixture

SAMPLE = 1000


def spectrum(folder, rows=50_000, columns=2_048, seed=1):
    """Vectors whose variances fall like those of features: by 1 / i^1.2 along directions drawn at random, and a little noise."""
    path = os.path.join(folder, f"spectrum-{rows}x{columns}-{seed}.npy")
    if not os.path.exists(path):
        random = np.random.default_rng(seed)
        inner = 400
        axes = np.linalg.qr(random.standard_normal((columns, inner)))[0].T.astype(np.float32)
        axes *= (20 / np.arange(1, inner + 1) ** 0.6)[:, None].astype(np.float32)
        out = np.lib.format.open_memmap(path + ".part", "w+", np.float32, (rows, columns))
        for start in range(0, rows, 5_000):
            count = min(5_000, rows - start)
            out[start:start + count] = random.standard_normal((count, inner), dtype=np.float32) @ axes
            out[start:start + count] += 0.1 * random.standard_normal((count, columns), dtype=np.float32)
        out.flush()
        del out
        os.rename(path + ".part", path)
    return path


def squares(a, b):
    return np.maximum((a ** 2).sum(1)[:, None] + (b ** 2).sum(1)[None] - 2 * a @ b.T, 0)


def neighbourhoods(vectors, maps, count):
    """Trustworthiness, and share of the neighbours that are kept, of a sample of points against all the others."""
    points = np.load(vectors).astype(np.float64)
    n = len(points)
    sample = np.sort(np.random.default_rng(0).choice(n, min(SAMPLE, n), replace=False))
    distances = squares(points[sample], points)
    distances[np.arange(len(sample)), sample] = -1
    order = distances.argsort(1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(n)[None].repeat(len(sample), 0), 1)
    for program, folder in maps.items():
        places = np.load(os.path.join(folder, "map.npy")).astype(np.float64)
        near = squares(places[sample], places)
        near[np.arange(len(sample)), sample] = np.inf
        found = np.take_along_axis(ranks, np.argpartition(near, count, axis=1)[:, :count], 1)
        penalty = np.maximum(found - count, 0).sum()
        trust = 1 - 2 / (len(sample) * count * (2 * n - 3 * count - 1)) * penalty
        yield program, trust, (found <= count).sum() / found.size


def divergence(folder):
    with open(os.path.join(folder, "metrics.json")) as file:
        return json.load(file).get("kl_divergence")


def map_quality(count):
    def rows(vectors, out):
        for program, trust, kept in neighbourhoods(vectors, out, count):
            kl = divergence(out[program])
            text = f", Kullback-Leibler divergence {kl:.4f}" if kl is not None else ""
            yield f"{program}: trustworthiness {trust:.4f}, {kept:.2%} of the {count} nearest neighbours kept{text}"
    return rows


def subspace_quality(vectors, out):
    """The largest angle between a program's subspace and the exact one, from the float64 covariance."""
    points = np.load(vectors, mmap_mode="r")
    n, d = points.shape
    mean = np.zeros(d)
    for start in range(0, n, 5_000):
        mean += points[start:start + 5_000].astype(np.float64).sum(0)
    mean /= n
    covariance = np.zeros((d, d))
    for start in range(0, n, 5_000):
        part = points[start:start + 5_000].astype(np.float64) - mean
        covariance += part.T @ part
    values, vectors_ = np.linalg.eigh(covariance / (n - 1))
    for program, folder in out.items():
        places = np.load(os.path.join(folder, "map.npy")).astype(np.float64)
        count = places.shape[1]
        exact = np.empty((n, count))
        for start in range(0, n, 5_000):
            exact[start:start + 5_000] = (points[start:start + 5_000].astype(np.float64) - mean) @ vectors_[:, -count:]
        cosines = np.linalg.svd(np.linalg.qr(exact)[0].T @ np.linalg.qr(places)[0], compute_uv=False)
        share = json.load(open(os.path.join(folder, "metrics.json")))["explained_variance_ratio"]
        error = np.abs(np.array(share) / (values[::-1][:count] / values.sum()) - 1).max()
        sine = np.sqrt(max(0.0, 1 - min(1.0, cosines.min()) ** 2))
        yield f"{program}: sine of the largest angle to the exact subspace {sine:.1e}, variances within {error:.1e}"


def project(*words):
    return lambda vectors, folder: ["project", *words]


def points(rows):
    return lambda folder: mixture(folder, rows, 50, 30)


def tsne(rows):
    return {
        "text": f"t-SNE, {rows:,} x 50, perplexity 30. Goal: at least 1.5 times as fast as openTSNE, divergence no higher.",
        "vectors": points(rows),
        "akin": project("--method", "tsne"),
        "rivals": {"openTSNE": project("--method", "tsne", "--engine", "opentsne")},
        "quality": map_quality(20),
    }


QUESTIONS = {
    "pca": {
        "text": "The 50 leading components of 50,000 x 2,048. Goal: at least 1.5 times as fast as scikit-learn, subspace to 1e-4.",
        "vectors": spectrum,
        "akin": project("--method", "pca", "--dims", "50"),
        "rivals": {"scikit-learn": project("--method", "pca", "--dims", "50")},
        "quality": subspace_quality,
    },
    "pca-flat-tail": {
        "text": "The same where the last variances are nearly equal, so that only their sum is well determined.",
        "vectors": lambda folder: mixture(folder, 50_000, 2_048, 40),
        "akin": project("--method", "pca", "--dims", "50"),
        "rivals": {"scikit-learn": project("--method", "pca", "--dims", "50")},
        "quality": subspace_quality,
    },
    "tsne-10000": tsne(10_000),
    "tsne-100000": tsne(100_000),
    "umap": {
        "text": "UMAP, 50,000 x 50, 15 neighbours. Goal: at least twice as fast as umap-learn, trustworthiness no lower.",
        "vectors": points(50_000),
        "akin": project("--method", "umap"),
        "rivals": {"umap-learn (system)": project("--method", "umap")},
        "quality": map_quality(15),
    },
}
