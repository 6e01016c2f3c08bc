"""Akin's numbers beside the Python programs' on the same vectors: prints one Markdown table.

    PYTHON bench/accuracy.py [--akin ./akin] [--opentsne]

Needs numpy, scikit-learn and (for the t-SNE rows) openTSNE. Data are drawn here from fixed seeds; everything goes through
the command line, as a user's script would."""
import argparse, csv, json, os, subprocess, tempfile
import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, make_blobs
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score

p = argparse.ArgumentParser()
p.add_argument("--akin", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "akin"))
p.add_argument("--opentsne", action="store_true", help="also t-SNE against openTSNE (minutes)")
a = p.parse_args()
work = tempfile.mkdtemp(prefix="akin-accuracy-")
rng = np.random.default_rng(0)


def sets():
    yield "blobs 2,000 x 2, k 5", make_blobs(2000, 2, centers=5, random_state=1)[0], 5
    yield "digits 1,797 x 64, k 10", load_digits().data, 10
    yield "blobs 3,000 x 16 at 10,000 from the origin, k 6", make_blobs(3000, 16, centers=6, random_state=2)[0] + 1e4, 6
    yield "uniform 1,500 x 8, k 12", rng.random((1500, 8)), 12
    yield "many duplicates 2,400 x 32, k 8", np.repeat(rng.normal(size=(240, 32)), 10, 0), 8
    yield "high dimension 1,000 x 1,280, k 7", np.maximum(rng.normal(size=(1000, 1280)) + make_blobs(1000, 1280, centers=7, cluster_std=0, random_state=3)[0] * .05, 0), 7


def akin(*words):
    done = subprocess.run([a.akin, *map(str, words)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"akin {' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")


def labels(path):
    with open(path) as f:
        return np.array([int(r["label"]) for r in csv.DictReader(f)])


def matching(ours, theirs):
    """Centres in the rival's order: clusters are numbered by size here."""
    from scipy.spatial.distance import cdist
    from scipy.optimize import linear_sum_assignment
    return linear_sum_assignment(cdist(theirs, ours))[1]


print(f"scikit-learn {sklearn.__version__}, numpy {np.__version__}\n")
print("| data | labels equal | centres, largest relative difference | silhouette difference | PCA(10) difference up to sign |")
print("|---|---|---|---|---|")
for name, X, k in sets():
    X = X.astype(np.float32)
    x, c, out = f"{work}/x.npy", f"{work}/c.npy", f"{work}/o"
    np.save(x, X); C = X[rng.choice(len(X), k, replace=False)]; np.save(c, C)
    akin("cluster", "--vectors", x, "--method", "kmeans", "--k", k, "--init", c, "--iterations", 20, "--out", out)
    e = KMeans(k, init=C, n_init=1, max_iter=20, tol=0, algorithm="lloyd").fit(X.astype(np.float64))
    L, centers = labels(f"{out}/labels.csv"), np.load(f"{out}/centers.npy")
    order = matching(centers, e.cluster_centers_)
    same = (order[e.labels_] == L).mean()
    scale = np.abs(e.cluster_centers_).max(); rel = np.abs(centers[order] - e.cluster_centers_).max() / scale
    akin("score", "--vectors", x, "--labels", f"{out}/labels.csv", "--out", f"{work}/s")
    s = json.load(open(f"{work}/s/metrics.json"))["silhouette"]; sk = silhouette_score(X.astype(np.float64), L)
    dims = min(10, X.shape[1]); akin("project", "--vectors", x, "--method", "pca", "--dims", dims, "--out", f"{work}/p")
    Y = np.load(f"{work}/p/map.npy"); Z = PCA(dims, svd_solver="full").fit_transform(X.astype(np.float64)); sign = np.sign((Y * Z).sum(0)); sign[sign == 0] = 1
    print(f"| {name} | {same:.2%} | {rel:.1e} | {abs(s - sk):.1e} | {np.abs(Y * sign - Z).max() / np.abs(Z).max():.1e} |")

if a.opentsne:
    import openTSNE
    print("\n| data | perplexity | KL, Akin | KL, openTSNE " + openTSNE.__version__ + " | Akin / openTSNE |\n|---|---|---|---|---|")
    for name, X, perplexity in (("digits 1,797 x 64", load_digits().data, 30), ("blobs 5,000 x 32 in 12", make_blobs(5000, 32, centers=12, cluster_std=3, random_state=5)[0], 30), ("digits 1,797 x 64", load_digits().data, 10)):
        X = X.astype(np.float32); np.save(f"{work}/x.npy", X)
        akin("project", "--vectors", f"{work}/x.npy", "--method", "tsne", "--perplexity", perplexity, "--seed", 0, "--out", f"{work}/t")
        ours = json.load(open(f"{work}/t/metrics.json"))["kl_divergence"]
        theirs = float(openTSNE.TSNE(2, perplexity=perplexity, random_state=0, n_jobs=2).fit(X).kl_divergence)
        print(f"| {name} | {perplexity} | {ours:.4f} | {theirs:.4f} | {ours / theirs:.3f} |")
