"""One question, one command: Akin and its rivals on the same vectors, in turn, and the quality of both beside the times.

    PYTHON bench/races/race.py QUESTION... [--rounds 5] [--rivals ../shared/rivals/rivals.py] [--data /tmp/akin-races]
    PYTHON bench/races/race.py --list

PYTHON is one that has the rivals' packages. A question is a dictionary in a module of bench/races/questions/:
    text     what is asked, with the goal
    vectors  folder -> path of the .npy
    akin     (vectors, folder) -> arguments of ./akin, without --vectors and --out
    rivals   {name: (vectors, folder) -> arguments of rivals.py}; a name ending in "(system)" runs with /usr/bin/python3
    quality  (vectors, results) -> rows of text; results is {name: folder with what that program wrote}
The rounds go A B C A B C ...; a row is the median of `seconds` (the computation alone) with the least and the most; the ratio is the
median of the rounds' ratios.
"""
import argparse
import importlib
import json
import os
import pkgutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
AKIN = os.path.join(HERE, "..", "..", "akin")
sys.path.insert(0, HERE)


def questions():
    import questions as package
    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        found.update(importlib.import_module(f"questions.{module.name}").QUESTIONS)
    return found


def execute(command, out):
    os.makedirs(out, exist_ok=True)
    ended = subprocess.run(command + ["--out", out], capture_output=True, text=True)
    if ended.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stderr[-2000:]}")
    with open(os.path.join(out, "metrics.json")) as file:
        return json.load(file)


def race(name, question, options):
    vectors = question["vectors"](options.data)
    programs = {"Akin": lambda: [AKIN, *question["akin"](vectors, options.data)]}
    for rival, arguments in question["rivals"].items():
        python = "/usr/bin/python3" if rival.endswith("(system)") else sys.executable
        programs[rival] = lambda python=python, arguments=arguments: [python, options.rivals, *arguments(vectors, options.data)]
    out = {program: os.path.join(options.data, name, program.split()[0]) for program in programs}
    measured = {program: [] for program in programs}
    for number in range(options.rounds):
        for program, command in programs.items():
            measured[program].append(execute(command() + ["--vectors", vectors], out[program]))
            print(f"round {number + 1} {program}: {measured[program][-1]['seconds']:.3f} s", file=sys.stderr)
    show(name, question, vectors, measured, out)


def show(name, question, vectors, measured, out):
    print(f"\n### {name}\n\n{question['text']}\n")
    print("| | seconds (least to most) | times as long as Akin | peak memory |\n|---|---|---|---|")
    own = [m["seconds"] for m in measured["Akin"]]
    for program, runs in measured.items():
        seconds = [m["seconds"] for m in runs]
        ratio = statistics.median(theirs / ours for theirs, ours in zip(seconds, own))
        peak = max(m["peak_memory_bytes"] for m in runs) / 2**20
        spread = f"{statistics.median(seconds):.3f} ({min(seconds):.3f} to {max(seconds):.3f})"
        print(f"| {program} | {spread} | {ratio:.2f} | {peak:.0f} MB |")
    print()
    for line in question["quality"](vectors, out):
        print(f"- {line}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("question", nargs="*")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rivals", default=os.path.join(HERE, "..", "..", "..", "shared", "rivals", "rivals.py"))
    parser.add_argument("--data", default="/tmp/akin-races")
    options = parser.parse_args()
    os.makedirs(options.data, exist_ok=True)
    known = questions()
    for name in options.question:
        if name not in known:
            raise SystemExit(f"{name} is no question; there are {', '.join(sorted(known))}.")
        race(name, known[name], options)
    if options.list or not options.question:
        for name, question in sorted(known.items()):
            print(f"{name}: {question['text']}")


if __name__ == "__main__":
    main()
