"""Writes density.json: DBSCAN and HDBSCAN of scikit-learn on data that both languages draw by the same formula.

Run by hand when a golden has to change:   python generate_density.py
The data are those of ../generate_goldens.py (its functions are read, its main part is not run).

Edges of equal mutual reachability come in any order in scikit-learn (an unstable sort); its own tree functions are given
the spanning tree with such edges in the order of their distances, as Akin has them. Where no ties matter that is what
HDBSCAN.fit gives; the agreement with it is printed, and asserted to be nearly whole.
"""
import json
import pathlib
import re

import numpy as np
import sklearn
from sklearn import cluster, metrics
from sklearn.cluster._hdbscan._linkage import MST_edge_dtype, make_single_linkage
from sklearn.cluster._hdbscan._tree import tree_to_labels

HERE = pathlib.Path(__file__)
source = (HERE.parent.parent / "generate_goldens.py").read_text()
exec(re.split(r"^def by_size", source, flags=re.M)[0])  # SplitMix, blobs, digits, duplicates, DATA
DATA["one"] = (blobs(6, 200, 3, 1, 1, 0), [])


def numbered(labels):
    """By size, largest first, equals by their first row; letters, '.' for noise."""
    found = sorted(set(labels.tolist()) - {-1}, key=lambda c: (-int((labels == c).sum()), int(np.argmax(labels == c))))
    names = {c: chr(ord("A") + i) for i, c in enumerate(found)} | {-1: "."}
    assert len(found) <= 58
    return "".join(names[c] for c in labels.tolist())


def dbscan(data, eps, samples):
    model = cluster.DBSCAN(eps=eps, min_samples=samples).fit(DATA[data][0])
    core = np.zeros(len(model.labels_), bool)
    core[model.core_sample_indices_] = True
    return {"data": data, "eps": eps, "min_samples": samples, "labels": numbered(model.labels_),
            "core": "".join("1" if c else "0" for c in core)}


def spanning_tree(x, samples):
    """Prim's algorithm, edges by mutual reachability and then by distance."""
    distance = np.sqrt(((x[:, None] - x[None]) ** 2).sum(-1))
    core = np.sort(distance, 1)[:, samples - 1]
    reach = np.maximum(distance, np.maximum(core[:, None], core[None]))
    best, length, source = np.full(len(x), np.inf), np.full(len(x), np.inf), np.zeros(len(x), int)
    inside, edges, current = np.zeros(len(x), bool), [], 0
    while len(edges) < len(x) - 1:
        inside[current] = True
        shorter = (reach[current] < best) | ((reach[current] == best) & (distance[current] < length))
        source[~inside & shorter] = current
        best[shorter], length[shorter] = reach[current][shorter], distance[current][shorter]
        outside = np.flatnonzero(~inside)
        current = outside[np.lexsort((length[outside], best[outside]))[0]]
        edges.append((source[current], current, best[current], length[current]))
    return np.array([edge[:3] for edge in sorted(edges, key=lambda edge: edge[2:])], dtype=MST_edge_dtype)


def hdbscan(data, least, samples, selection="eom", single=False):
    x = DATA[data][0]
    tree = make_single_linkage(spanning_tree(x, samples))
    labels, probabilities = tree_to_labels(tree, least, selection, single, 0.0, None)
    plain = cluster.HDBSCAN(min_cluster_size=least, min_samples=samples, cluster_selection_method=selection,
                            allow_single_cluster=single, copy=True).fit(x)
    agreement = metrics.adjusted_rand_score(labels, plain.labels_)
    print(data, least, samples, selection, "agreement with HDBSCAN.fit:", agreement)
    assert agreement > 0.97
    return {"data": data, "min_cluster_size": least, "min_samples": samples, "leaf": selection == "leaf", "single": single,
            "labels": numbered(labels), "probabilities": np.round(probabilities, 6).tolist()}


goldens = {
    "scikit_learn": sklearn.__version__,
    "dbscan": [
        dbscan("blobs", 0.6, 5), dbscan("blobs", 0.9, 10), dbscan("blobs", 0.3, 2), dbscan("digits", 26.0, 5),
        dbscan("digits", 24.0, 8), dbscan("far", 2.5, 4), dbscan("far", 4.0, 12), dbscan("duplicates", 5.0, 21),
        dbscan("wide", 190.0, 4)],
    "hdbscan": [
        hdbscan("blobs", 15, 5), hdbscan("blobs", 10, 10), hdbscan("blobs", 8, 3, "leaf"), hdbscan("digits", 10, 5),
        hdbscan("digits", 5, 1), hdbscan("far", 20, 5), hdbscan("far", 6, 4, "leaf"), hdbscan("wide", 5, 5),
        hdbscan("blobs", 15, 5, "eom", True), hdbscan("digits", 10, 3, "leaf"), hdbscan("one", 10, 5, "eom", True), hdbscan("one", 10, 5)],
}
path = HERE.with_name("density.json")
path.write_text(json.dumps(goldens, separators=(",", ":")).replace("},{", "},\n{") + "\n")
print("scikit-learn", sklearn.__version__, path.stat().st_size, "bytes")
for case in goldens["dbscan"] + goldens["hdbscan"]:
    print({k: v for k, v in case.items() if k not in ("labels", "core", "probabilities")},
          len(set(case["labels"]) - {"."}), "clusters", case["labels"].count("."), "noise")
