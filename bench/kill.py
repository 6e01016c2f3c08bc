"""Kills `akin run` (SIGKILL) at random moments, runs it again to the end, and compares with an undisturbed run, byte for byte.

    python3 bench/kill.py FOLDER [--akin ./akin] [--times 20] [--seed 0]

Features, labels, centres and map must be equal. Needs nothing but Python's standard library."""
import argparse, glob, hashlib, json, os, random, shutil, signal, subprocess, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))
p = argparse.ArgumentParser()
p.add_argument("folder"); p.add_argument("--akin", default=os.path.join(here, "..", "akin")); p.add_argument("--times", type=int, default=20); p.add_argument("--seed", type=int, default=0)
a = p.parse_args()
work = tempfile.mkdtemp(prefix="akin-kill-")


def run(workspace):
    return [a.akin, "run", a.folder, "--workspace", workspace, "--json"]


def prints(workspace):
    names = [f for g in ("features/*/*.npy", "runs/*/labels.csv", "runs/*/centers.npy", "runs/*/map.npy", "runs/*/curve.csv") for f in glob.glob(f"{workspace}/{g}")]
    return {os.path.relpath(f, workspace): hashlib.sha256(open(f, "rb").read()).hexdigest() for f in sorted(names)}


started = time.perf_counter(); subprocess.run(run(f"{work}/whole.akin"), check=False, capture_output=True); whole = time.perf_counter() - started
expected = prints(f"{work}/whole.akin"); rng = random.Random(a.seed); equal = 0
print(f"undisturbed: {whole:.2f} s, {len(expected)} files compared")
for i in range(a.times):
    w = f"{work}/{i}.akin"; after = rng.uniform(0.05, whole * 0.98)
    with subprocess.Popen(run(w), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as child:
        try: child.wait(after)
        except subprocess.TimeoutExpired: os.killpg(child.pid, signal.SIGKILL)
    done = subprocess.run(run(w), capture_output=True, text=True); same = prints(w) == expected; equal += same
    print(f"killed after {after:.2f} s, then exit {done.returncode}: {'equal' if same else 'DIFFERENT'}", flush=True)
    shutil.rmtree(w, ignore_errors=True)
shutil.rmtree(work); print(f"{equal} of {a.times} equal"); raise SystemExit(equal != a.times)
