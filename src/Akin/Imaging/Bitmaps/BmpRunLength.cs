namespace Akin.Imaging.Bitmaps;

/// <summary>Unpacks run-length compression into one element for each pixel; what no run paints stays zero.</summary>
internal static class BmpRunLength
{
    /// <summary>Unpacks.</summary>
    /// <param name="header">The bitmap's header.</param>
    /// <param name="data">From the first pixel's byte on.</param>
    /// <param name="pixels">Gets an index, or blue, green and red, for each pixel; rows in the order they are
    /// stored.</param>
    /// <returns>False when the data ends before the last row and without the mark of the end.</returns>
    public static bool Unpack(BmpHeader header, ReadOnlySpan<byte> data, Span<byte> pixels)
    {
        var size = header.Compression == BmpCompression.RunLength24 ? 3 : 1;
        var canvas = new Canvas(pixels, header.Width, header.Height, size);
        var at = 0;
        while (at + 1 < data.Length && canvas.Y < header.Height)
        {
            int count = data[at], code = data[at + 1];
            at += 2;
            if (count > 0)
            {
                at += size - 1;
                if (at > data.Length)
                {
                    return false;
                }

                Run(header.Compression, data[(at - size)..at], count, ref canvas);
            }
            else if (code == 0)
            {
                canvas.X = 0;
                canvas.Y++;
            }
            else if (code == 1)
            {
                return true;
            }
            else if (code == 2)
            {
                if (at + 1 >= data.Length)
                {
                    return false;
                }

                canvas.X += data[at];
                canvas.Y += data[at + 1];
                at += 2;
            }
            else
            {
                var bytes = header.Compression == BmpCompression.RunLength4 ? (code + 1) / 2 : code * size;
                if (bytes > data.Length - at)
                {
                    return false;
                }

                Literal(header.Compression, data.Slice(at, bytes), code, ref canvas);
                at += (bytes + 1) & ~1;
            }
        }

        // Some writers leave the end mark out.
        return canvas.Y >= header.Height || (canvas.Y == header.Height - 1 && canvas.X >= header.Width);
    }

    private static void Run(BmpCompression compression, ReadOnlySpan<byte> element, int count, ref Canvas canvas)
    {
        Span<byte> nibbles = [(byte)(element[0] >> 4), (byte)(element[0] & 15)];
        for (var i = 0; i < count; i++)
        {
            canvas.Put(compression == BmpCompression.RunLength4 ? nibbles.Slice(i & 1, 1) : element);
        }
    }

    private static void Literal(BmpCompression compression, ReadOnlySpan<byte> data, int count, ref Canvas canvas)
    {
        Span<byte> nibble = [0];
        for (var i = 0; i < count; i++)
        {
            if (compression == BmpCompression.RunLength4)
            {
                nibble[0] = (byte)((i & 1) == 0 ? data[i / 2] >> 4 : data[i / 2] & 15);
                canvas.Put(nibble);
            }
            else
            {
                canvas.Put(data.Slice(i * canvas.Size, canvas.Size));
            }
        }
    }

    /// <summary>Where the next pixel goes; what falls beside the picture is dropped.</summary>
    private ref struct Canvas(Span<byte> pixels, int width, int height, int size)
    {
        private readonly Span<byte> _pixels = pixels;

        public readonly int Size => size;

        public int X;
        public int Y;

        public void Put(scoped ReadOnlySpan<byte> element)
        {
            if ((uint)X < (uint)width && (uint)Y < (uint)height)
            {
                element.CopyTo(_pixels[(((Y * width) + X) * size)..]);
            }

            X++;
        }
    }
}
