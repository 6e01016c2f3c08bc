"""Who is right where k-means of Akin and of scikit-learn differ? Lloyd's steps in exact fractions, on scikit-learn's digits (whole numbers).

    PYTHON bench/exact_kmeans.py [--akin ./akin]

An exact tie goes to the lowest centre. Prints the ties of each step and how many labels of each program differ from the exact ones."""
import argparse, csv, os, subprocess, tempfile
from fractions import Fraction
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits

p = argparse.ArgumentParser()
p.add_argument("--akin", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "akin"))
a = p.parse_args()
work = tempfile.mkdtemp(prefix="akin-exact-")
rng = np.random.default_rng(0)
rng.choice(2000, 5, replace=False)  # as bench/accuracy.py draws its starts
points = load_digits().data.astype(np.int64)
start = points[rng.choice(len(points), 10, replace=False)]


def nearest(sums, sizes):
    """Labels by |x - s/n|^2 - |x|^2 = (s.s - 2 n x.s) / n^2, and the number of rows with several nearest centres."""
    products, squares, labels, ties = points @ sums.T, (sums * sums).sum(1), [], 0
    for row in products:
        distances = [Fraction(int(squares[j] - 2 * sizes[j] * row[j]), int(sizes[j]) ** 2) for j in range(len(sums))]
        labels.append(distances.index(min(distances)))
        ties += distances.count(min(distances)) > 1
    return np.array(labels), ties


sums, sizes, ties = start, np.ones(10, np.int64), []
for step in range(20):
    labels, tied = nearest(sums, sizes)
    ties.append(tied)
    sums, sizes = np.array([points[labels == j].sum(0) for j in range(10)]), np.bincount(labels, minlength=10)
labels, _ = nearest(sums, sizes)


def differing(theirs):
    """Rows whose label differs, the programs' numbers of the clusters matched."""
    table = np.zeros((10, 10), int)
    np.add.at(table, (theirs, labels), 1)
    return len(labels) - table.max(1).sum()


np.save(f"{work}/x.npy", points.astype(np.float32))
np.save(f"{work}/c.npy", start.astype(np.float32))
subprocess.run([a.akin, "cluster", "--vectors", f"{work}/x.npy", "--k", "10", "--init", f"{work}/c.npy", "--iterations", "20",
                "--out", f"{work}/o"], check=True, capture_output=True)
with open(f"{work}/o/labels.csv") as file:
    ours = np.array([int(row["label"]) for row in csv.DictReader(file)])
print("rows with an exact tie, step by step:", *ties)
print("labels that differ from exact arithmetic: Akin", differing(ours))
for kind in (np.float64, np.float32):
    model = KMeans(10, init=start.astype(kind), n_init=1, max_iter=20, tol=0, algorithm="lloyd").fit(points.astype(kind))
    print(f"  scikit-learn {kind.__name__} {differing(model.labels_)}")
