"""Whether akin trains the autoencoder of 13,171 parameters as PyTorch does: the losses of the first epochs side by side.

    /usr/bin/python3 bench/autoencoder_reference.py FOLDER [--akin ./akin] [--epochs 5] [--seed 0] [--work DIR] [--most N]

akin train autoencoder runs first, as anybody runs it (240 x 320, batch 32, Adam at 0.001, a tenth of the pictures judges). PyTorch is then
given the same decoded pictures, first weights and order of the pictures (Akin.Bench training-start writes them), trains the same
network with its own layers, gradients and Adam, and both losses of each epoch are printed: of the pictures shown, and of those that judge.
With --work it can be stopped: each epoch is kept, and --most N ends after N more. Needs numpy and PyTorch (Debian's python3-torch)."""
import argparse, csv, json, os, subprocess, tempfile
import numpy as np
import torch
import torch.nn as nn

here = os.path.dirname(os.path.abspath(__file__))
p = argparse.ArgumentParser()
p.add_argument("folder"); p.add_argument("--akin", default=os.path.join(here, "..", "akin")); p.add_argument("--epochs", type=int, default=5)
p.add_argument("--bench", default=os.path.join(here, "..", "artifacts", "bin", "Akin.Bench", "release", "Akin.Bench"))
p.add_argument("--seed", type=int, default=0); p.add_argument("--work"); p.add_argument("--most", type=int, default=10 ** 9)
a = p.parse_args()
work = a.work or tempfile.mkdtemp(prefix="akin-reference-")
workspace, start, kept = f"{work}/pictures.akin", f"{work}/start", f"{work}/epochs.pt"
torch.set_num_threads(os.cpu_count())
BATCH, HEIGHT, WIDTH, RATE = 32, 240, 320, 1e-3


def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def network():
    layers, channels = [], 3
    for filters in (32, 16, 8):
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]; channels = filters
    for filters in (8, 16, 32):
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU(), nn.Upsample(scale_factor=2)]; channels = filters
    return nn.Sequential(*layers, nn.Conv2d(channels, 3, 1)).to(memory_format=torch.channels_last)


if not os.path.exists(f"{start}/judging.raw"):
    told = run(a.akin, "train", "autoencoder", a.folder, "--workspace", workspace, "--epochs", a.epochs, "--patience", 0, "--seed", a.seed, "--json")
    run(a.bench, "training-start", "--workspace", workspace, "--out", start, "--epochs", a.epochs, "--seed", a.seed)
    print(f"akin: {json.loads(told)['pictures_per_second']:.1f} pictures/s", flush=True)
akin = list(csv.DictReader(open(f"{workspace}/autoencoders/autoencoder/loss.csv")))
pictures = np.fromfile(f"{start}/pictures.raw", np.uint8).reshape(-1, HEIGHT, WIDTH, 3)
order = np.fromfile(f"{start}/order.raw", np.int32).reshape(a.epochs, -1)
judging = np.fromfile(f"{start}/judging.raw", np.int32)
weights = np.fromfile(f"{start}/weights.raw", np.float32)

net = network()
with torch.no_grad():
    at = 0
    for parameter in net.parameters():
        parameter.copy_(torch.from_numpy(weights[at:at + parameter.numel()].reshape(parameter.shape))); at += parameter.numel()
assert at == len(weights) == 13171
adam, losses = torch.optim.Adam(net.parameters(), lr=RATE), []
if os.path.exists(kept):
    state = torch.load(kept)
    net.load_state_dict(state["net"]); adam.load_state_dict(state["adam"]); losses = state["losses"]


def batches(rows):
    for i in range(0, len(rows), BATCH):
        x = torch.from_numpy(pictures[rows[i:i + BATCH]].transpose(0, 3, 1, 2).astype(np.float32) / 255)
        yield x.contiguous(memory_format=torch.channels_last)


def table():
    print("epoch   akin shown  torch shown  differs   akin judged  torch judged  differs")
    for epoch, (shown, judged) in enumerate(losses):
        mine = float(akin[epoch]["loss"]), float(akin[epoch]["validation_loss"] or "nan")
        print(f"{epoch + 1:5}   {mine[0]:.7f}    {shown:.7f}  {100 * (mine[0] / shown - 1):+6.3f}%    {mine[1]:.7f}     {judged:.7f}  {100 * (mine[1] / judged - 1):+6.3f}%", flush=True)


for epoch in range(len(losses), min(a.epochs, len(losses) + a.most)):
    total = 0.0
    for x in batches(order[epoch]):
        adam.zero_grad(); value = nn.functional.mse_loss(net(x), x); value.backward(); adam.step(); total += value.item() * len(x)
    with torch.no_grad():
        judged = sum(nn.functional.mse_loss(net(x), x).item() * len(x) for x in batches(judging)) / len(judging) if len(judging) else float("nan")
    losses.append((total / order.shape[1], judged))
    torch.save({"net": net.state_dict(), "adam": adam.state_dict(), "losses": losses}, kept)
table()
if len(losses) == a.epochs:
    worst = max(abs(float(mine["loss"]) / shown - 1) for mine, (shown, _) in zip(akin, losses))
    print(f"largest difference of the losses of {a.epochs} epochs: {100 * worst:.3f} %"); raise SystemExit(worst > 0.02)
