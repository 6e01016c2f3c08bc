"""Mean SSIM of two made pictures by SciPy, for SimilarityTests.

    /path/to/python ssim_values.py
"""
import numpy as np
from scipy.ndimage import correlate1d


def picture(width, height, a, b):
    y, x = np.mgrid[0:height, 0:width].astype(float)
    return np.floor(127.5 + 90 * np.sin((x * a + y * b) / 7.0) + ((x * 31 + y * 17) % 13))


def ssim(x, y):
    taps = np.exp(-np.arange(-5, 6) ** 2 / (2 * 1.5 ** 2))
    taps /= taps.sum()

    def mean(z):
        return correlate1d(correlate1d(z, taps, axis=0), taps, axis=1)[5:-5, 5:-5]

    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mx, my = mean(x), mean(y)
    vx, vy, vxy = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    return (((2 * mx * my + c1) * (2 * vxy + c2)) / ((mx * mx + my * my + c1) * (vx + vy + c2))).mean()


x = picture(40, 30, 1.0, 0.5)
for name, y in (("other", picture(40, 30, 1.1, 0.4)), ("lighter", x + 9), ("flatter", np.floor(x / 2) + 60)):
    print(name, f"{ssim(x, y):.6f}")
