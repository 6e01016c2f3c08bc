"""Writes small JPEG files of kinds that Akin itself does not write, with Pillow 13.0.0."""
from PIL import Image, __version__

assert __version__ == "13.0.0"


def drawn(width, height):
    pixels = bytes((x * x * 7 + y * 13 + c * 91 + x * y * 3) % 256 for y in range(height) for x in range(width) for c in range(3))
    return Image.frombytes("RGB", (width, height), pixels)


picture = drawn(45, 37)
picture.save("422.jpg", quality=80, subsampling=1)
drawn(9, 20).save("422-narrow.jpg", quality=95, subsampling=1)
picture.save("420-restarts.jpg", quality=80, subsampling=2, restart_marker_blocks=2)
picture.save("444-restarts.jpg", quality=30, subsampling=0, restart_marker_rows=1)
picture.save("420-optimised.jpg", quality=80, subsampling=2, optimize=True)
picture.convert("L").save("grey.jpg", quality=80)
picture.save("progressive.jpg", quality=80, progressive=True)
picture.convert("CMYK").save("cmyk.jpg", quality=80)
drawn(7, 7).save("tiny.jpg", quality=80)
