#!/usr/bin/env python3
"""Writes the reference vectors that `akin models check` compares with.

    akin models check --pictures P      writes the pictures, as PNG of each model's size
    generate_references.py P            computes their features with ONNX Runtime for Python

Every file of catalogue.json that names a reference gets it: float16, a picture a row. Needs numpy, onnxruntime, pillow.
"""
import json
import pathlib
import sys

import numpy
import onnxruntime
from PIL import Image

models = pathlib.Path(__file__).parent
pictures = pathlib.Path(sys.argv[1])
for card in json.loads((models / "catalogue.json").read_text())["models"]:
    size = card["preprocessing"]
    for file in card["files"].values():
        if "reference" not in file:
            continue
        session = onnxruntime.InferenceSession(str(models / file["path"]), providers=["CPUExecutionProvider"])
        rows = []
        for path in sorted(pictures.glob(f"{size['width']}x{size['height']}-*.png")):
            pixels = numpy.asarray(Image.open(path).convert("RGB"), dtype=numpy.float32)
            values = (pixels * size["scale"] - numpy.float32(size["mean"])) / numpy.float32(size["std"])
            values = values.transpose(2, 0, 1) if size["layout"] == "nchw" else values
            rows.append(session.run([card["layers"][0]["tensor"]], {card["input"]: values[None]})[0].ravel())
        numpy.save(models / file["reference"], numpy.asarray(rows, dtype=numpy.float16))
        print(file["reference"], onnxruntime.__version__, numpy.asarray(rows).shape)
