"""Writes resampling.txt: how Pillow 13.0.0 resizes small pictures with its filters.

A line is: input width, input height, output width, output height, filter, and the output's RGB bytes in hexadecimal.
"""
from PIL import Image, __version__

assert __version__ == "13.0.0"
with open("resampling.txt", "w") as out:
    for name in ["bilinear", "bicubic", "lanczos", "nearest"]:
        for w, h, ow, oh in [(37, 23, 11, 9), (37, 23, 50, 41), (8, 8, 8, 3), (5, 40, 5, 6), (1, 1, 3, 2), (200, 3, 7, 3), (64, 48, 32, 24)]:
            pixels = bytes((x * x * 7 + y * 13 + c * 91 + x * y * 3) % 256 for y in range(h) for x in range(w) for c in range(3))
            resized = Image.frombytes("RGB", (w, h), pixels).resize((ow, oh), getattr(Image, name.upper()))
            out.write(f"{w} {h} {ow} {oh} {name} {resized.tobytes().hex()}\n")
