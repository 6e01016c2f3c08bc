"""Writes digits.txt: 600 of scikit-learn's digits (values 0..16 as the letters a..q) and what k-means makes of them.

Run by hand when it has to change:   python generate_digits.py
Integers tie: from rows as starting centres many points lie exactly between two of them. Computed in float64, from rows
START, 20 iterations, tolerance 0; the last line is the inertia.
"""
import pathlib

import numpy as np
import sklearn
from sklearn import cluster, datasets

START = [3, 61, 122, 183, 244, 305, 366, 427, 488, 549]

points = datasets.load_digits().data[:600]
model = cluster.KMeans(10, init=points[START], n_init=1, max_iter=20, tol=0, algorithm="lloyd").fit(points)
lines = [f"{label} {''.join(chr(97 + int(value)) for value in row)}" for label, row in zip(model.labels_, points)]
lines = [f"scikit-learn {sklearn.__version__}", *lines, f"{model.inertia_!r}"]
pathlib.Path(__file__).with_name("digits.txt").write_text("\n".join(lines) + "\n")
