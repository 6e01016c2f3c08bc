"""What the code of an autoencoder is worth: a folder of pictures in class folders, and the NMI of k-means with the folders.

    PYTHON bench/autoencoder.py FOLDER [--akin ./akin] [--epochs N] [--seeds 5] [--classes 5] [--sizes 0,128] [--work DIR] [--pixels] [-- OPTIONS]

For each size of the code (0: the last map, 9,600 numbers) trains a network with each seed by the defaults of its kind, or --epochs, and prints the NMI of k-means
(five seeds) on the code as it is, on rows of length 1 in 32 principal components (as akin groups), and on 32 whitened components; then
the same of the default pretrained model. OPTIONS go to akin train. With --work the trained networks stay, and a second run takes them up.
With --pixels
first those of the pixels themselves at some sizes, and of their 128 principal components. Needs numpy, scikit-learn, for --pixels Pillow."""
import argparse, csv, json, os, subprocess, sys, tempfile
import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import normalized_mutual_info_score as nmi
from sklearn.preprocessing import normalize

here = os.path.dirname(os.path.abspath(__file__))
own, options = (sys.argv[1:], []) if "--" not in sys.argv else (sys.argv[1:sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1:])
p = argparse.ArgumentParser()
p.add_argument("folder"); p.add_argument("--akin", default=os.path.join(here, "..", "akin")); p.add_argument("--epochs", type=int)
p.add_argument("--seeds", type=int, default=5); p.add_argument("--classes", type=int, default=5); p.add_argument("--sizes", default="0,128"); p.add_argument("--work"); p.add_argument("--pixels", action="store_true")
a = p.parse_args(own)
work = a.work or tempfile.mkdtemp(prefix="akin-autoencoder-")
w = f"{work}/pictures.akin"


def akin(*words):
    done = subprocess.run([a.akin, *map(str, words)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(f"akin {' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def features(model, name):
    akin("embed", "--workspace", w, "--model", model)
    akin("cluster", "--workspace", w, "--k", a.classes)
    akin("export", "--workspace", w, "--features", f"{work}/{name}.npy", "--labels", f"{work}/{name}.csv")
    rows = list(csv.DictReader(open(f"{work}/{name}.csv")))
    return np.load(f"{work}/{name}.npy").astype(np.float64), [os.path.relpath(r["path"], os.path.abspath(a.folder)).split("/")[0] for r in rows]


def score(X, truth):
    found = {"as it is": X, "l2, pca 32": PCA(32, svd_solver="full").fit_transform(normalize(X)) if X.shape[1] > 32 else normalize(X), "whitened 32": PCA(min(32, X.shape[1]), whiten=True, svd_solver="full").fit_transform(X)}
    return {name: np.mean([nmi(truth, KMeans(a.classes, n_init=10, random_state=s).fit(Y).labels_) for s in range(5)]) for name, Y in found.items()}


def told(name, scores):
    print(f"{name}: " + "; ".join(f"{key} {np.mean([s[key] for s in scores]):.3f} ({min(s[key] for s in scores):.3f} to {max(s[key] for s in scores):.3f})" for key in scores[0]), flush=True)


if a.pixels:
    from PIL import Image
    files = sorted(os.path.join(d, f) for d, _, fs in os.walk(a.folder) for f in fs if f.lower().endswith((".jpg", ".jpeg", ".png")))
    truth = [os.path.relpath(f, a.folder).split("/")[0] for f in files]
    for size in (4, 3), (8, 6), (16, 12), (40, 30), (80, 60):
        X = np.stack([np.asarray(Image.open(f).convert("RGB").resize(size, Image.BOX), dtype=float).ravel() / 255 for f in files])
        told(f"pixels of {size[0]} x {size[1]}", [score(X, truth)])
    told("128 components of these", [score(PCA(128, svd_solver="full").fit_transform(X), truth)])

akin("index", a.folder, "--workspace", w)
for size in map(int, a.sizes.split(",")):
    scores, losses = [], []
    for seed in range(a.seeds):
        name = f"code{size}-{seed}"
        code = ["--code-size", size] if size else []
        r = json.loads(akin("train", "autoencoder", "--workspace", w, "--name", name, "--patience", 0, "--seed", seed, *code, *(["--epochs", a.epochs] if a.epochs else []), *options, "--json"))
        losses.append(r["validation_loss"]); epochs = r["epochs"]
        X, truth = features(f"autoencoder:{name}", name)
        scores.append(score(X, truth))
    told(f"code of {X.shape[1]}, {epochs} epochs, loss {np.mean(losses):.5f}", scores)
X, truth = features("efficientnet-lite0", "pretrained")
told(f"efficientnet-lite0, {X.shape[1]}", [score(X, truth)])
