"""The points of FormulaPoints.cs, for the scripts that ask other programs for their answer."""
import numpy as np


def uniform(i):
    """Integer hash to [-1, 1), the same in every language: 32-bit murmur finaliser."""
    mask = 0xFFFFFFFF
    i = (i + 0x9E3779B9) & mask
    i ^= i >> 16
    i = (i * 0x85EBCA6B) & mask
    i ^= i >> 13
    i = (i * 0xC2B2AE35) & mask
    i ^= i >> 16
    return i / 2147483648.0 - 1.0


def blobs(n, d, groups, spread):
    """Row i belongs to group i % groups; spread scales the distance of the centres."""
    centres = [[spread * uniform(1_000_003 * (g + 1) + j) for j in range(d)] for g in range(groups)]
    noise = lambda i, j: sum(uniform(4 * (i * d + j) + t) for t in range(4))
    return np.array([[centres[i % groups][j] + noise(i, j) for j in range(d)] for i in range(n)], dtype=np.float32)
