"""Expected features of the networks that the tests build, computed by ONNX Runtime in Python.

    dotnet run -c Release --project bench/Akin.Bench -- test-models --out FOLDER --tiny yes
    python tests/Akin.Tests/Expectations/Onnx/generate_features.py FOLDER

Layers inside a graph become outputs by appending them to the file: messages of protocol buffers merge.
"""
import json
import os
import sys

import numpy as np
import onnxruntime

MEAN, STD = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])

# Network, size, layer as it is asked for, pool as it is asked for, the tensor, what is done to it, kind of input.
CASES = [
    ("resnet18", 64, None, None, "flatten_170", "none", "planes"),
    ("resnet18", 64, "map", "avg", "resnetv15_stage4_activation1", "avg", "planes"),
    ("resnet18", 64, "resnetv15_stage2_relu0_fwd", "max", "resnetv15_stage2_relu0_fwd", "max", "planes"),
    ("resnet18", 64, "fc1", None, "resnetv15_dense0_fwd", "none", "planes"),
    ("resnet50", 64, "penultimate", None, "flatten_473", "none", "planes"),
    ("resnet50", 64, None, "max", "resnetv17_stage4_activation2", "max", "planes"),
    ("resnet50", 64, None, "gem", "resnetv17_stage4_activation2", "gem", "planes"),
    ("vgg16", 64, "fc1", None, "vgg0_dense0_relu_fwd", "none", "planes"),
    ("vgg16", 64, "fc2", None, "vgg0_dense1_relu_fwd", "none", "planes"),
    ("vgg16", 64, "features", None, "flatten_60", "none", "planes"),
    ("vgg16", 64, "Relu_vgg0_relu3_fwd", "avg", "vgg0_relu3_fwd", "avg", "planes"),
    ("vgg16", 64, "vgg0_pool4_fwd", "flatten", "vgg0_pool4_fwd", "flatten", "planes"),
    ("vit", 32, None, None, "pooler_output", "none", "planes"),
    ("vit", 32, "last_hidden_state", None, "last_hidden_state", "cls", "planes"),
    ("vit", 32, "last_hidden_state", "avg", "last_hidden_state", "patches", "planes"),
    ("vit", 32, "/layer.0/Add_1_output_0", "cls", "/layer.0/Add_1_output_0", "cls", "planes"),
    ("planes", 32, None, None, "embedding", "none", "planes"),
    ("free", 224, None, None, "embedding", "none", "planes"),
    ("bytes", 32, None, None, "embedding", "none", "bytes"),
    ("halves", 32, None, None, "features", "none", "halves"),
    ("pixels", 32, None, "avg", "map", "avg-last", "pixels"),
    ("pixels", 32, None, "max", "map", "max-last", "pixels"),
    ("pixels", 32, "relu", "gem", "relu", "gem", "pixels"),
    ("outputs", 32, None, None, "image_embeds", "none", "planes"),
    ("outputs", 32, "logits", None, "logits", "none", "planes"),
    ("four", 32, None, None, "embedding", "none", "four"),
    ("branches", 32, None, None, "embedding", "none", "planes"),
]


def picture(size):
    y, x = np.mgrid[0:size, 0:size]
    return np.stack([255 * x // (size - 1), 255 * y // (size - 1), (x * y) % 256], axis=-1).astype(np.uint8)


def model_input(size, kind):
    rgb = picture(size)
    if kind == "bytes":
        return rgb[None]
    pixels = ((rgb / 255.0 - MEAN) / STD).astype(np.float32)[None]
    if kind == "pixels":
        return pixels
    planes = np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))
    if kind == "four":
        return np.concatenate([planes, np.zeros((3, *planes.shape[1:]), np.float32)])
    return planes.astype(np.float16) if kind == "halves" else planes


def varint(number):
    out = b""
    while number >= 0x80:
        out, number = out + bytes([number & 0x7F | 0x80]), number >> 7
    return out + bytes([number])


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def pool(values, how):
    values = values[0].astype(np.float64)
    if how in ("none", "flatten"):
        return values.reshape(-1)
    if how == "cls":
        return values[0]
    if how == "patches":
        return values[1:].mean(axis=0)
    axes = (0, 1) if how.endswith("last") else (1, 2)
    if how.startswith("avg"):
        return values.mean(axis=axes)
    if how.startswith("max"):
        return values.max(axis=axes)
    return np.cbrt((np.maximum(values, 0) ** 3).mean(axis=axes))


def main(folder):
    cases = []
    for name, size, layer, asked, tensor, how, kind in CASES:
        with open(os.path.join(folder, name + ".onnx"), "rb") as file:
            model = file.read()
        plain = onnxruntime.InferenceSession(model)
        if tensor not in [output.name for output in plain.get_outputs()]:
            model += field(7, field(12, field(1, tensor.encode())))
        session = onnxruntime.InferenceSession(model)
        feeds = {i.name: model_input(size, kind) for i in session.get_inputs() if "ids" not in i.name}
        if len(session.get_inputs()) > 1:
            feeds["input_ids"] = np.zeros((1, 2), np.int64)
        features = pool(session.run([tensor], feeds)[0], how)
        cases.append({
            "network": name, "size": size, "layer": layer, "pool": asked, "tensor": tensor,
            "dimension": len(features), "features": [float(f"{value:.6g}") for value in features[:64]],
        })
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "features.json")
    with open(target, "w") as file:
        versions = {"onnxruntime": onnxruntime.__version__, "numpy": np.__version__}
        lines = ",\n".join(json.dumps(case) for case in cases)
        file.write(f'{{"versions": {json.dumps(versions)}, "cases": [\n{lines}\n]}}\n')


main(sys.argv[1])
