using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Imaging.Jpeg;

/// <summary>Reads the coefficients of blocks from a scan's data.</summary>
/// <param name="data">The file from the start of the scan's data on.</param>
internal ref struct EntropyReader(ReadOnlySpan<byte> data)
{
    private const int MostBitsOfADifference = 11;
    private const int MostBitsOfACoefficient = 10;
    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;
    private ulong _bits;
    private int _left;
    private int _invented;

    /// <summary>
    /// Reads a block's coefficients, each times its factor modulo 2¹⁶ as all decoders have it, into a block of zeros.
    /// </summary>
    /// <returns>The place of the last coefficient in the file's order; −1 when the data make no sense.</returns>
    public int Read(JpegComponent component, Span<short> block)
    {
        var (bits, left) = (_bits, _left);
        ref var target = ref MemoryMarshal.GetReference(block);
        ref var zigZag = ref MemoryMarshal.GetReference(JpegFrame.ZigZag);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(component.Factors);
        var code = component.First!;
        ref var lookUp = ref MemoryMarshal.GetReference(code.LookUp);
        var last = -1;
        for (var place = 0; place < block.Length;)
        {
            if (left < 32)
            {
                Fill(ref bits, ref left);
            }

            var entry = Unsafe.Add(ref lookUp, (nint)((bits >> (left - HuffmanCode.LookUpBits)) & 1023));
            left -= entry & 63;
            int zeros = (entry >> 6) & 15, size = (entry >> 10) & 15, value = entry >> 16;
            if (entry == 0)
            {
                var (length, symbol) = code.Find((int)(bits >> (left - 16)) & 0xFFFF);
                left -= length;
                (zeros, size) = (symbol >> 4, symbol & 15);
                if (length == 0)
                {
                    return -1;
                }
            }

            if (size > 0)
            {
                left -= size;
                value = HuffmanCode.Extend((int)(bits >> left) & ((1 << size) - 1), size);
            }

            if (place == 0)
            {
                if (zeros != 0 || size > MostBitsOfADifference)
                {
                    return -1;
                }

                component.Previous += value;
                target = (short)(component.Previous * factors);
                code = component.Others!;
                lookUp = ref MemoryMarshal.GetReference(code.LookUp);
                last = place++;
                continue;
            }

            if (value == 0)
            {
                if (zeros != 15)
                {
                    break;
                }

                place += 16;
                continue;
            }

            place += zeros;
            if (place >= block.Length || size > MostBitsOfACoefficient)
            {
                return -1;
            }

            nint natural = Unsafe.Add(ref zigZag, place);
            Unsafe.Add(ref target, natural) = (short)(value * Unsafe.Add(ref factors, natural));
            last = place++;
        }

        (_bits, _left) = (bits, left);
        return last;
    }

    /// <summary>Passes over the end of a piece of the scan; false when it is not where the data end.</summary>
    /// <param name="marker">The mark that must be there.</param>
    public bool TryPass(int marker)
    {
        // Whole bytes that were read ahead would be data that no block used.
        var unused = _left - _invented;
        var ends = unused is >= 0 and < 8 && _at + 1 < _data.Length
            && _data[_at] == 0xFF && _data[_at + 1] == marker;
        (_bits, _left, _invented) = (0, 0, 0);
        _at += 2;
        return ends;
    }

    /// <summary>Adds bits until there are more than 32. Past the end of the data they are zeros, and counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(ref ulong bits, ref int left)
    {
        if (_at + 4 <= _data.Length)
        {
            var four = BinaryPrimitives.ReadUInt32BigEndian(_data[_at..]);
            if (((~four - 0x0101_0101) & four & 0x8080_8080) == 0)
            {
                bits = (bits << 32) | four;
                left += 32;
                _at += 4;
                return;
            }
        }

        FillByBytes(ref bits, ref left);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FillByBytes(ref ulong bits, ref int left)
    {
        while (left <= 48)
        {
            var next = _at < _data.Length ? _data[_at] : (byte)0xFF;
            var stuffed = next == 0xFF && _at + 1 < _data.Length && _data[_at + 1] == 0;
            if (next == 0xFF && !stuffed)
            {
                bits <<= 8;
                _invented += 8;
            }
            else
            {
                bits = (bits << 8) | next;
                _at += stuffed ? 2 : 1;
            }

            left += 8;
        }
    }
}
