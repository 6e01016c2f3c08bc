"""Agglomerative clustering: the same tree and the same cut."""
import os
import numpy as np
from data import mixture
from questions.kmeans import labels


def agree(vectors, out):
    from sklearn.metrics import adjusted_rand_score
    own = labels(out["Akin"])
    for program in out:
        if program != "Akin":
            yield f"{program}: adjusted Rand of both cuts {adjusted_rand_score(own, labels(out[program])):.6f}"


def quality(linkage):
    def lines(vectors, out):
        from scipy.cluster.hierarchy import cophenet, linkage as tree_of
        from scipy.spatial.distance import pdist
        yield from agree(vectors, out)
        own = np.load(os.path.join(out["Akin"], "linkage.npy"))
        theirs = tree_of(np.load(vectors).astype(np.float64), linkage)
        yield (f"SciPy: largest difference of merge distances {np.abs(own[:, 2] / theirs[:, 2] - 1).max():.1e}, "
               f"{np.mean(own[:, [0, 1, 3]] == theirs[:, [0, 1, 3]]):.4%} equal entries of the linkage matrix, "
               f"correlation of cophenetic distances {np.corrcoef(cophenet(own), cophenet(theirs))[0, 1]:.9f}")
    return lines


def question(rows, columns, linkage):
    return {
        "text": f"Agglomerative clustering, {linkage} linkage, {rows:,} x {columns}, cut into 20.",
        "vectors": lambda folder: mixture(folder, rows, columns, 20),
        "akin": lambda vectors, folder: ["cluster", "--method", "agglomerative", "--linkage", linkage, "--k", "20"],
        "rivals": {"scikit-learn": lambda vectors, folder: ["cluster", "--method", "agglomerative", "--linkage", linkage, "--k", "20"]},
        "quality": quality(linkage),
    }


QUESTIONS = {f"hierarchy-{linkage}": question(10_000, 64, linkage) for linkage in ("ward", "average", "complete", "single")}
