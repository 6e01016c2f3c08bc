#!/usr/bin/env python3
"""Losses of five epochs of the network of 13,171 parameters, by PyTorch (Debian's python3-torch, 1.13): five_epochs.json beside this file.

Weights and pictures follow a formula, the order of the pictures the generator of random numbers that Akin has (xoshiro256**), written out
here again; so that the test trains the same. A picture is soft blobs in bytes. Losses are those of the pictures shown, as the weights
were then, and after the epoch those of the pictures that judge.
"""
import json
import math
import pathlib

import torch
import torch.nn as nn

torch.set_num_threads(2)
torch.set_default_dtype(torch.float64)
HEIGHT, WIDTH, COUNT, JUDGING, BATCH, EPOCHS, RATE, SEED = 48, 64, 24, 5, 8, 5, 1e-3, 3
WHOLE = (1 << 64) - 1


class Random:
    """xoshiro256** (Blackman and Vigna, 2018), seeded through SplitMix64."""

    def __init__(self, seed):
        self.state = []
        for _ in range(4):
            seed = (seed + 0x9E3779B97F4A7C15) & WHOLE
            z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & WHOLE
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WHOLE
            self.state.append(z ^ (z >> 31))

    @staticmethod
    def turned(value, by):
        return ((value << by) | (value >> (64 - by))) & WHOLE

    def bits(self):
        a, b, c, d = self.state
        result = (self.turned((b * 5) & WHOLE, 7) * 9) & WHOLE
        c, d = c ^ a, d ^ b
        b, a = b ^ c, a ^ d
        c ^= (self.state[1] << 17) & WHOLE
        self.state = [a, b, c, self.turned(d, 45)]
        return result

    def below(self, bound):
        """Without bias (Lemire, 2019)."""
        product = (self.bits() & 0xFFFFFFFF) * bound
        while product & 0xFFFFFFFF < (1 << 32) % bound:
            product = (self.bits() & 0xFFFFFFFF) * bound
        return product >> 32

    def fork(self, stream):
        a, _, c, _ = self.state
        return Random(a ^ self.turned(c, 23) ^ ((stream * 0x9E3779B97F4A7C15) & WHOLE))

    def shuffled(self, count):
        rows = list(range(count))
        for i in range(count):
            j = i + self.below(count - i)
            rows[i], rows[j] = rows[j], rows[i]
        return rows


def picture(number):
    x0, y0, size = 0.5 + 0.4 * math.sin(number), 0.5 + 0.4 * math.sin(1.7 * number), 0.15 + 0.1 * math.sin(2.3 * number)
    rows = []
    for y in range(HEIGHT):
        for x in range(WIDTH):
            far = ((x + 0.5) / WIDTH - x0) ** 2 + ((y + 0.5) / HEIGHT - y0) ** 2
            near = math.exp(-far / (2 * size * size))
            rows.append([math.floor(255 * near * (0.5 + 0.5 * math.sin(number + 2 * c))) / 255 for c in range(3)])
    return torch.tensor(rows).view(HEIGHT, WIDTH, 3).permute(2, 0, 1)


def network():
    layers, channels = [], 3
    for filters in (32, 16, 8):
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
        channels = filters
    for filters in (8, 16, 32):
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU(), nn.Upsample(scale_factor=2)]
        channels = filters
    net = nn.Sequential(*layers, nn.Conv2d(channels, 3, 1))
    with torch.no_grad():
        i = 0
        for parameter in net.parameters():
            flat = parameter.view(-1)
            for j in range(len(flat)):
                flat[j] = 0.15 * math.sin(0.7 * i + 1)
                i += 1
    assert i == 13171
    return net


def trained(cosine, decay):
    net = network()
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=decay)
    random = Random(SEED)
    order = random.fork(0).shuffled(COUNT)
    judging, shown = sorted(order[:JUDGING]), sorted(order[JUDGING:])
    pictures = torch.stack([picture(number) for number in range(COUNT)])
    losses, judged = [], []
    for epoch in range(1, EPOCHS + 1):
        rate = RATE * (0.01 + 0.99 * (1 + math.cos(math.pi * (epoch - 1) / EPOCHS)) / 2) if cosine else RATE
        adam.param_groups[0]["lr"] = rate
        rows, total = [shown[i] for i in random.fork(epoch).fork(0).shuffled(len(shown))], 0.0
        for start in range(0, len(rows), BATCH):
            batch = pictures[rows[start:start + BATCH]]
            adam.zero_grad()
            value = nn.functional.mse_loss(net(batch), batch)
            value.backward()
            adam.step()
            total += value.item() * len(batch)
        losses.append(total / len(shown))
        with torch.no_grad():
            judged.append(nn.functional.mse_loss(net(pictures[judging]), pictures[judging]).item())
    return {"cosine": cosine, "decay": decay, "losses": losses, "judged": judged}


cases = [trained(cosine=False, decay=0.0), trained(cosine=True, decay=0.02)]
text = json.dumps({"torch": torch.__version__, "cases": cases}, indent=1)
pathlib.Path(__file__).with_name("five_epochs.json").write_text(text + "\n")
