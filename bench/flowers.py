"""A folder of pictures in class folders through Akin and through Python: are the features the same, are the groups as good?

    PYTHON bench/flowers.py FOLDER --reference EMBED.py [--akin ./akin] [--classes 5]

Prints the cosine between Akin's features and the reference script's (both precisions), and the NMI of k-means against the
folders over five seeds, Akin's and scikit-learn's on the same features. Needs numpy, scikit-learn, onnxruntime, Pillow."""
import argparse, csv, glob, json, os, shutil, subprocess, sys, tempfile
import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import normalized_mutual_info_score as nmi
from sklearn.preprocessing import normalize

here = os.path.dirname(os.path.abspath(__file__))
p = argparse.ArgumentParser()
p.add_argument("folder"); p.add_argument("--reference", required=True); p.add_argument("--akin", default=os.path.join(here, "..", "akin")); p.add_argument("--classes", type=int, default=5)
a = p.parse_args()
work = tempfile.mkdtemp(prefix="akin-flowers-")
files = sorted(f for f in glob.glob(a.folder + "/**/*", recursive=True) if os.path.isfile(f))
model = os.path.join(here, "..", "models", "efficientnet-lite0", "efficientnet-lite0.onnx")
subprocess.run([sys.executable, a.reference, "tuned", model, a.folder, f"{work}/reference.npy"], check=True, capture_output=True)
R = np.load(f"{work}/reference.npy")


def akin(*words):
    done = subprocess.run([a.akin, *map(str, words)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"akin {' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


for precision in ("float32", "int8"):
    w = f"{work}/{precision}.akin"
    r = json.loads(akin("run", a.folder, "--workspace", w, "--precision", precision, "--k", a.classes, "--json"))
    akin("export", "--workspace", w, "--features", f"{work}/f.npy", "--labels", f"{work}/f.csv")
    F = np.load(f"{work}/f.npy"); rows = list(csv.DictReader(open(f"{work}/f.csv")))
    at = {os.path.relpath(f, a.folder): i for i, f in enumerate(files)}
    names = [os.path.relpath(row["path"], os.path.abspath(a.folder)) for row in rows]
    G = R[[at[name] for name in names]]
    cos = (F * G).sum(1) / np.linalg.norm(F, axis=1) / np.linalg.norm(G, axis=1)
    truth = [name.split("/")[0] for name in names]
    print(f"{precision}: {r['ready']} of {r['pictures']} ready; cosine to the reference: median {np.median(cos):.4f}, lowest {cos.min():.4f}")
    X = np.ascontiguousarray(PCA(32, svd_solver="full").fit_transform(normalize(F)), np.float32); np.save(f"{work}/x.npy", X)
    ours, theirs = [], []
    for seed in range(5):
        akin("cluster", "--vectors", f"{work}/x.npy", "--method", "kmeans", "--k", a.classes, "--seed", seed, "--out", f"{work}/o")
        ours.append(nmi(truth, [int(q["label"]) for q in csv.DictReader(open(f"{work}/o/labels.csv"))]))
        theirs.append(nmi(truth, KMeans(a.classes, n_init=10, random_state=seed).fit(X).labels_))
    own = nmi(truth, [int(row["label"]) for row in rows])
    print(f"{precision}: NMI with the folders, k = {a.classes}, five seeds: Akin {np.mean(ours):.3f} ({min(ours):.3f} to {max(ours):.3f}), "
          f"scikit-learn {np.mean(theirs):.3f} ({min(theirs):.3f} to {max(theirs):.3f}); akin run itself {own:.3f}")
shutil.rmtree(work)
