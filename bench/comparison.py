"""The kernel distance of two collections by numpy: the kernel stored, the sums of all splits as one product.

    python bench/comparison.py X.npy [--splits 999]

X.npy is what the compare verb of the bench wrote; even rows are one collection, odd rows the other. The definition is that of
docs/concepts/Comparison.md. Needs numpy.
"""
import argparse
import resource
import time

import numpy as np

arguments = argparse.ArgumentParser()
arguments.add_argument("vectors")
arguments.add_argument("--splits", type=int, default=999)
options = arguments.parse_args()
points = np.load(options.vectors)
n = len(points)
random = np.random.default_rng(0)
start = time.perf_counter()
squares = np.einsum("ij,ij->i", points, points)
kernel = squares[:, None] + squares[None] - 2 * (points @ points.T)
sample = random.choice(n, min(n, 1000), replace=False)
scale = np.median(kernel[np.ix_(sample, sample)][np.triu_indices(len(sample), 1)])
wide = np.exp(-np.maximum(kernel, 0) / (8 * scale))
kernel = (wide + wide ** 4 + wide ** 16) / 3
np.fill_diagonal(kernel, 0)
marks = np.zeros((n, options.splits + 1), np.float32)
marks[::2, 0] = 1
size = int(marks[:, 0].sum())
for split in range(1, options.splits + 1):
    marks[random.permutation(n)[:size], split] = 1
inside = np.einsum("ij,ij->j", marks, kernel @ marks, dtype=np.float64)
touching = kernel.sum(1, dtype=np.float64) @ marks
across = touching - inside
others = kernel.sum(dtype=np.float64) - inside - 2 * across
a, b = size, n - size
values = inside / (a * (a - 1)) + others / (b * (b - 1)) - 2 * across / (a * b)
p = (1 + (values[1:] >= values[0]).sum()) / (options.splits + 1)
seconds = time.perf_counter() - start
print(f"{n} x {points.shape[1]}, {options.splits} splits: {seconds:.2f} s, "
      f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB in all, squared MMD {values[0]:.7f}, p {p}")
