"""Two made-up brands of known mixture: are the groups found that one has more of, and none invented?

    python bench/brands.py [--pictures 2000] [--splits 100] [--akin ./akin]

Draws pictures of twelve families. Four families go to North three times out of four, four to South, four to either. The
pictures are grouped and compared; then the same groups are compared between random halves, where every difference is
invented. Needs numpy.
"""
import argparse
import collections
import csv
import json
import os
import random
import shutil
import subprocess
import tempfile
import time

import numpy as np

options = argparse.ArgumentParser()
options.add_argument("--pictures", type=int, default=2000)
options.add_argument("--splits", type=int, default=100)
options.add_argument("--seed", type=int, default=1)
options.add_argument("--akin", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "akin"))
options = options.parse_args()
work = tempfile.mkdtemp(prefix="akin-brands-")
akin = os.path.abspath(options.akin)


def run(*words):
    done = subprocess.run([akin, *map(str, words), "--json"], cwd=work, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(f"akin {' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


try:
    run("demo", "--pictures", options.pictures, "--out", "Drawn")
    chance = random.Random(options.seed)
    families = sorted(os.listdir(f"{work}/Drawn"))
    north = {family: (0.75, 0.25, 0.5)[i % 3] for i, family in enumerate(families)}
    for family in families:
        for file in sorted(os.listdir(f"{work}/Drawn/{family}")):
            brand = "North" if chance.random() < north[family] else "South"
            os.makedirs(f"{work}/Brands/{brand}", exist_ok=True)
            shutil.move(f"{work}/Drawn/{family}/{file}", f"{work}/Brands/{brand}/{family}_{file}")
    begin = time.perf_counter()
    grouped = run("run", "Brands")
    compared = run("compare", "--workspace", "Brands.akin")
    print(f"{compared['pictures']} pictures, {grouped['clusters']} groups: {time.perf_counter() - begin:.1f} s, "
          f"comparison alone {compared['seconds']:.1f} s, {compared['peak_memory_bytes'] / 1e6:.0f} MB")

    # What each group truly has of North: the mean of its families' chances.
    truth = collections.defaultdict(list)
    with open(f"{work}/Brands.akin/compare/maps.csv", newline="") as file:
        for row in csv.DictReader(file):
            truth[int(row["cluster"])].append(north[os.path.basename(row["path"]).split("_")[0]])
    found = {each["cluster"]: each["representation"] for each in compared["clusters"] if each["collection"] == "North"}
    right = wrong = missed = invented = usual = 0
    for cluster, chances in sorted(truth.items()):
        lean = np.mean(chances) - 0.5
        wanted = "over" if lean > 0.15 else "under" if lean < -0.15 else "usual" if abs(lean) < 0.02 else None
        right += wanted in ("over", "under") and found[cluster] == wanted
        missed += wanted in ("over", "under") and found[cluster] == "usual"
        wrong += {wanted, found[cluster]} == {"over", "under"}
        usual += wanted == "usual"
        invented += wanted == "usual" and found[cluster] != "usual"
        print(f"  group {cluster}: {len(chances)} pictures, truly {100 * np.mean(chances):.0f} % North, found {found[cluster]}")
    print(f"truly more of one brand: {right} found, {missed} missed, {wrong} the wrong way; "
          f"of {usual} groups without a difference {invented} called one")
    distance = compared["distances"][0]
    print(f"distance of the brands: MMD {distance['mmd']:.4f}, p {distance['p']}")

    run("export", "--workspace", "Brands.akin", "--features", "X.npy", "--labels", "L.csv")
    with open(f"{work}/L.csv", newline="") as file:
        labels = [row["label"] for row in csv.DictReader(file)]
    with open(f"{work}/G.csv", "w") as file:
        file.write("row,label\n" + "".join(f"{i},{label}\n" for i, label in enumerate(labels)))
    np.save(f"{work}/S.npy", np.load(f"{work}/X.npy")[:, :32].astype(np.float32))
    told = apart = 0
    for split in range(options.splits):
        with open(f"{work}/C.csv", "w") as file:
            file.write("row,label\n" + "".join(f"{i},{chance.randrange(2)}\n" for i in range(len(labels))))
        result = run("compare", "--vectors", "S.npy", "--labels", "G.csv", "--against", "C.csv", "--permutations", 199,
                     "--out", "O")
        told += any(each["representation"] != "usual" for each in result["clusters"])
        apart += result["distances"][0]["p"] <= 0.05
    print(f"{options.splits} random halves: a group called more or less in {told}, the halves told apart in {apart}")
finally:
    shutil.rmtree(work)
