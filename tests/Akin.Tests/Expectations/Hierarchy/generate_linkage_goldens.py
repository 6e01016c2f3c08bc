"""Writes linkage.json: what SciPy's linkage makes of data that both languages draw by the same formula.

Run by hand when a golden has to change:   python generate_linkage_goldens.py
(the functions come from generate_goldens.py, which writes its own file anew, the same)
"""
import json
import pathlib
import sys

import scipy
from scipy.cluster.hierarchy import fcluster, linkage

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from generate_goldens import blobs, digits, duplicates

DATA = {"hills": blobs(21, 60, 3, 4, 3, 0), "wide": digits(22, 40, 33, 5), "far": blobs(23, 50, 2, 3, 2, 10000),
        "copies": duplicates(24, 30)}


def goldens():
    for name, points in DATA.items():
        for method in ("ward", "average", "complete", "single"):
            tree = linkage(points, method)
            yield {
                "data": name, "method": method, "distances": [float(f"{d:.12g}") for d in tree[:, 2]],
                "merges": [[int(v) for v in row[[0, 1, 3]]] for row in tree] if name in ("hills", "far") else [],
                "labels": [int(v) for v in fcluster(tree, 4, "maxclust")] if name in ("hills", "far") else [],
            }


if __name__ == "__main__":
    path = pathlib.Path(__file__).parent / "linkage.json"
    text = ",\n".join(json.dumps(golden, separators=(",", ":")) for golden in goldens())
    path.write_text(f'{{"scipy":"{scipy.__version__}","trees":[\n{text}\n]}}\n')
