"""Writes the NPY files that NpyFileTests reads, with NumPy (2.x): python make.py"""
import pathlib

import numpy as np
from numpy.lib import format as npy

here = pathlib.Path(__file__).parent
values = np.array([[1.5, -2.0, 0.25], [3.0, 65504.0, -0.125]])  # exact in float16

for kind in ("f2", "f4", "f8"):
    for order, word in (("<", "little"), (">", "big")):
        np.save(here / f"{word}-{kind}.npy", values.astype(order + kind))
for version in ((2, 0), (3, 0)):
    with open(here / f"version-{version[0]}.npy", "wb") as file:
        npy.write_array(file, values.astype("<f4"), version=version)

np.save(here / "fortran.npy", np.asfortranarray(values.astype("<f4")))
np.save(here / "integers.npy", values.astype("<i4"))
np.save(here / "booleans.npy", values > 0)
np.save(here / "structures.npy", np.zeros(3, dtype=[("a", "<f4"), ("b", "<i4")]))
np.save(here / "one-dimension.npy", values[0].astype("<f4"))
np.save(here / "three-dimensions.npy", values.astype("<f4").reshape(1, 2, 3))
np.save(here / "no-rows.npy", np.zeros((0, 3), dtype="<f4"))
np.save(here / "no-columns.npy", np.zeros((3, 0), dtype="<f4"))
np.save(here / "written-i4.npy", np.array([3, -1, 2147483647], dtype="<i4"))
np.save(here / "written-i4-2d.npy", np.array([[3, -1], [0, 7]], dtype="<i4"))
