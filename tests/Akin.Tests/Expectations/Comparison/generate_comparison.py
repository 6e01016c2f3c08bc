"""Writes comparison.json: what SciPy makes of counts: exact tests, intervals, divergences.

Run by hand when a golden has to change:   python generate_comparison.py
"""
import json
import pathlib

import numpy as np
import scipy
from scipy import stats
from scipy.spatial import distance

random = np.random.default_rng(5)

# inside, first, second, total
tables = [(0, 0, 0, 1), (1, 1, 1, 1), (3, 5, 4, 9), (8, 10, 10, 20), (0, 7, 12, 40), (1, 9, 12, 24), (11, 11, 12, 24),
          (40, 100, 1000, 2000), (70, 100, 1000, 2000), (0, 1, 1, 1000000), (5200, 10000, 500000, 1000000),
          (350, 1000, 700, 3000)]
for _ in range(30):
    total = int(random.integers(2, 400))
    first, second = (int(random.integers(0, total + 1)) for _ in range(2))
    low, high = max(0, first + second - total), min(first, second)
    tables.append((int(random.integers(low, high + 1)), first, second, total))


def fisher(a, f, s, n):
    return float(stats.fisher_exact([[a, f - a], [s - a, n - f - s + a]])[1])


counts = [(0, 1), (1, 1), (0, 20), (20, 20), (1, 7), (3, 10), (500, 2000), (1, 100000), (99999, 100000)]
shares = [([1, 0], [0, 1]), ([5, 5], [50, 50]), ([3, 1, 0], [1, 1, 2]), ([0, 9, 1, 7], [8, 1, 1, 0]),
          ([1000, 1], [999, 2])]
json.dump({
    "generator": f"scipy {scipy.__version__}, numpy {np.__version__}",
    "fisher": [dict(inside=a, first=f, second=s, total=n, p=fisher(a, f, s, n)) for a, f, s, n in tables],
    "wilson": [dict(count=k, total=n, confidence=c,
                    **dict(zip(("low", "high"), map(float, stats.binomtest(k, n).proportion_ci(c, "wilson")))))
               for k, n in counts for c in (0.5, 0.95, 0.9999)],
    "divergence": [dict(first=p, second=q, bits=float(distance.jensenshannon(p, q, 2) ** 2)) for p, q in shares],
}, open(pathlib.Path(__file__).with_name("comparison.json"), "w"), indent=1)
