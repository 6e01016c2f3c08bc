"""How fast does Pillow decode pictures for a network? decode.py FOLDER [--size 224] [--workers N] [--processes]

Each picture: open, draft mode (JPEG is shrunk while it is decoded), RGB, resized with the antialiased bilinear filter to
a square, as an array. One worker a core: threads (Pillow lets go of Python's lock while it decodes and resizes), or
processes. Prints pictures a second, without starting up.
"""
import argparse
import glob
import multiprocessing
import os
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PIL import Image


def load(job):
    path, size = job
    picture = Image.open(path)
    picture.draft("RGB", (size, size))
    return np.asarray(picture.convert("RGB").resize((size, size), Image.BILINEAR)).shape


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--size", type=int, default=224)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--processes", action="store_true")
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    files = sorted(f for f in glob.glob(options.folder + "/**/*", recursive=True) if os.path.isfile(f))
    jobs = [(f, options.size) for f in files] * options.copies
    if options.processes:
        pool = multiprocessing.Pool(options.workers)
        spread = lambda work: pool.map(load, work, chunksize=16)
    else:
        pool = ThreadPoolExecutor(options.workers)
        spread = lambda work: list(pool.map(load, work))
    spread(jobs[:100])
    started = time.perf_counter()
    spread(jobs)
    print(len(jobs) / (time.perf_counter() - started))


if __name__ == "__main__":
    main()
