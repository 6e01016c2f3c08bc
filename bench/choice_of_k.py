"""How well the number of clusters is chosen, on feature sets with known classes and on clouds without groups.

    PYTHON bench/choice_of_k.py [--sets DIR] [--akin ./akin] [--only WORD]

PYTHON is one that has numpy and scikit-learn. DIR holds the sets, NAME.npz with X (n x d) and y (classes; all equal for no groups); without
it, sets are made in /tmp/akin-choice: scikit-learn's digits, wine and iris, Gaussian mixtures (correlated, heavy-tailed, nested, very unequal)
and noise. For each set a line tells the true number of classes; k by the plain silhouette, by the combined choice, and the best k there is; and
the adjusted Rand index and NMI of k-means at these against the classes.
"""
import argparse
import glob
import json
import os
import subprocess
import tempfile

import numpy as np
from sklearn import datasets
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

HERE = os.path.dirname(os.path.abspath(__file__))


def mixture(groups, rows, columns, spread, seed, nested=None, tails=None, weights=None):
    """Correlated groups of random orientation; nested: their centres gather around so many super-centres; tails: Student's degrees of freedom."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((groups, columns)) * spread
    if nested:
        centres += (random.standard_normal((nested, columns)) * spread * 3)[np.arange(groups) % nested]
    weights = np.ones(groups) if weights is None else np.array(weights)
    labels = np.repeat(np.arange(groups), np.round(rows * weights / weights.sum()).astype(int))
    deviations = np.sqrt(0.85 ** np.arange(columns) * 2 + 0.1)
    points = np.empty((len(labels), columns))
    for group in range(groups):
        turn = np.linalg.qr(random.standard_normal((columns, columns)))[0]
        noise = random.standard_normal(((labels == group).sum(), columns)) * deviations @ turn
        if tails:
            noise *= np.sqrt(tails / random.chisquare(tails, len(noise)))[:, None]
        points[labels == group] = centres[group] + noise
    return points, labels


def make(folder):
    os.makedirs(folder, exist_ok=True)

    def save(name, points, classes):
        np.savez(os.path.join(folder, name), X=points.astype(np.float32), y=classes)

    digits, classes = datasets.load_digits(return_X_y=True)
    for chosen in ([0, 1, 4, 6], [3, 5, 8, 9], [0, 2, 3, 4, 6], [0, 1, 2, 4, 5, 6, 7], range(10)):
        mask = np.isin(classes, chosen)
        save(f"digits-{''.join(map(str, chosen))}", digits[mask], classes[mask])
    for name in ("wine", "iris"):
        points, classes = getattr(datasets, f"load_{name}")(return_X_y=True)
        save(name, (points - points.mean(0)) / points.std(0), classes)
    for groups in (3, 5, 8, 12):
        for spread in (0.7, 1.0, 1.6):
            save(f"mixture-{groups}-{spread}", *mixture(groups, 2000, 32, spread, groups * 10 + int(spread * 10), tails=5))
    for coarse, groups in ((2, 4), (2, 6), (2, 8), (3, 9)):
        save(f"nested-{coarse}-{groups}", *mixture(groups, 2000, 16, 1.2, 7 * groups, nested=coarse, tails=6))
    save("unequal-4", *mixture(4, 2270, 16, 3, 5, weights=[2000, 200, 50, 20]))
    for columns, rows in ((2, 12), (2, 15), (2, 400), (3, 15), (5, 400), (8, 30), (8, 300), (32, 60), (32, 1000)):
        random = np.random.default_rng(columns * rows)
        save(f"noise-uniform-{columns}x{rows}", random.random((rows, columns)), np.zeros(rows))
        save(f"noise-normal-{columns}x{rows}", random.standard_normal((rows, columns)) * 0.9 ** np.arange(columns), np.zeros(rows))
    random = np.random.default_rng(3)
    heavy = random.standard_normal((2000, 32)) * 0.9 ** np.arange(32) * np.sqrt(4 / random.chisquare(4, 2000))[:, None]
    save("noise-student-32x2000", heavy, np.zeros(2000))


def choose(akin, points, scratch):
    vectors = os.path.join(scratch, "X.npy")
    np.save(vectors, points)
    ended = subprocess.run(
        [akin, "score", "--vectors", vectors, "--k", "2..20", "--restarts", "3", "--out", os.path.join(scratch, "O"), "--json"],
        capture_output=True, text=True)
    if ended.returncode != 0:
        raise SystemExit(ended.stderr)
    return json.loads(ended.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets")
    parser.add_argument("--akin", default=os.path.join(HERE, "..", "akin"))
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    folder = options.sets or "/tmp/akin-choice"
    if not options.sets and not os.path.isdir(folder):
        make(folder)
    print("| set | rows | classes | silhouette's k | ARI | NMI | combined's k | ARI | NMI | best k | ARI | levels | seconds |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    totals = {"silhouette": [], "combined": []}
    noise = []
    for path in sorted(glob.glob(os.path.join(folder, f"*{options.only}*.npz"))):
        data = np.load(path)
        points, classes = data["X"], data["y"]
        name, truth = os.path.basename(path)[:-4], len(set(classes.tolist()))
        with tempfile.TemporaryDirectory() as scratch:
            chosen = choose(options.akin, points, scratch)
        own = chosen["k"] if chosen["clear_groups"] else None
        seconds = f"{chosen['seconds']:.2f}"
        if truth == 1:
            noise.append(own is None)
            print(f"| {name} | {len(points)} | none | {chosen['silhouette_k']} | | | {own or 'none'} | | | | | | {seconds} |", flush=True)
            continue
        scores = {}
        for k in sorted({*range(2, min(16, len(points) - 1)), chosen["silhouette_k"], own or 2}):
            labels = KMeans(k, n_init=3, random_state=0).fit(points).labels_
            scores[k] = (adjusted_rand_score(classes, labels), normalized_mutual_info_score(classes, labels))
        best = max(scores, key=lambda k: scores[k][0])
        row = [name, len(points), truth]
        for rule, k in (("silhouette", chosen["silhouette_k"]), ("combined", own)):
            ari, nmi = scores.get(k, (0.0, 0.0))
            totals[rule].append((k == truth, abs((k or 0) - truth) <= 1, ari / scores[best][0], nmi))
            row += [k or "none", f"{ari:.2f}", f"{nmi:.2f}"]
        levels = " ".join(map(str, chosen["levels"]))
        print("| " + " | ".join(map(str, row + [best, f"{scores[best][0]:.2f}", levels, seconds])) + " |", flush=True)
    print()
    for rule, rows in totals.items():
        if rows:
            exact, near, ari, nmi = np.mean(np.array(rows, float), 0)
            print(f"- {rule}: the number of classes in {exact * len(rows):.0f} of {len(rows)} sets, at most one off in {near * len(rows):.0f}; "
                  f"ARI {ari:.3f} of the best k's, mean NMI {nmi:.3f}")
    print(f"- clouds without groups: {sum(noise)} of {len(noise)} said to have none")


if __name__ == "__main__":
    main()
