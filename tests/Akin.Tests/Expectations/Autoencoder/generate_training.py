#!/usr/bin/env python3
"""Losses of the first steps of training, by PyTorch (Debian's python3-torch, 1.13): training.json beside this file.

Weights and pictures follow a formula, so that the tests make the same ones; losses are those before each step.
"""
import json
import math
import pathlib

import torch
import torch.nn as nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
HEIGHT, WIDTH, COUNT, STEPS, RATE = 16, 24, 4, 12, 0.01


def conv(inputs, outputs, side=3, stride=1):
    return nn.Conv2d(inputs, outputs, side, stride=stride, padding=side // 2)


def network(filters, code, strided, sigmoid):
    layers, channels = [], 3
    for each in filters:
        layers += [conv(channels, each, stride=2 if strided else 1), nn.ReLU()]
        layers += [] if strided else [nn.MaxPool2d(2)]
        channels = each
    if code:
        shape = (channels, HEIGHT >> len(filters), WIDTH >> len(filters))
        size = shape[0] * shape[1] * shape[2]
        layers += [nn.Flatten(), nn.Linear(size, code), nn.Linear(code, size), nn.ReLU(), nn.Unflatten(1, shape)]
    for each in reversed(filters):
        layers += [conv(channels, each), nn.ReLU(), nn.Upsample(scale_factor=2)]
        channels = each
    layers += [conv(channels, 3, side=1)] + ([nn.Sigmoid()] if sigmoid else [])
    return nn.Sequential(*layers)


def rate(layer):
    """A dense layer learns more slowly, the more inputs beyond 288 it has."""
    return RATE * min(1, 288 / layer.in_features) if isinstance(layer, nn.Linear) else RATE


def losses(filters, code=0, strided=False, loss="squared_error", decay=0.0):
    net = network(filters, code, strided, sigmoid=loss == "cross_entropy")
    with torch.no_grad():
        i = 0
        for parameter in net.parameters():
            flat = parameter.view(-1)
            for j in range(len(flat)):
                flat[j] = 0.3 * math.sin(0.7 * i + 1)
                i += 1
    size = HEIGHT * WIDTH * 3
    values = [0.5 + 0.5 * math.sin(0.37 * k + 0.0011 * k * k) for k in range(COUNT * size)]
    pictures = torch.tensor(values).view(COUNT, HEIGHT, WIDTH, 3).permute(0, 3, 1, 2).contiguous()
    judge = nn.functional.mse_loss if loss == "squared_error" else nn.functional.binary_cross_entropy
    rates = [{"params": layer.parameters(), "lr": rate(layer)} for layer in net]
    optimiser = torch.optim.AdamW(rates, lr=RATE, weight_decay=decay)
    found = []
    for _ in range(STEPS):
        optimiser.zero_grad()
        value = judge(net(pictures), pictures)
        value.backward()
        optimiser.step()
        found.append(value.item())
    return {"filters": filters, "code": code, "strided": strided, "loss": loss, "decay": decay, "losses": found}


cases = [
    losses([4, 3]),
    losses([5], strided=True),
    losses([4, 2], code=6),
    losses([3], loss="cross_entropy"),
    losses([4, 3], decay=0.1),
    losses([8], code=6),
    losses([2], code=300),
]
text = json.dumps({"torch": torch.__version__, "cases": cases}, indent=1)
pathlib.Path(__file__).with_name("training.json").write_text(text + "\n")
