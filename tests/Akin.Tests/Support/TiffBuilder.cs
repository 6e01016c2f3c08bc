using System.Buffers.Binary;
using Akin.Imaging;

namespace Akin.Tests.Support;

/// <summary>
/// Grey TIFF and BigTIFF files written by hand, in either order of bytes: one picture in any number of directories.
/// </summary>
internal sealed class TiffBuilder(RgbImage image, bool isLittle = true, bool isBig = false)
{
    private const int Short = 3;
    private const int Long = 4;
    private readonly List<byte> _file = [];

    /// <summary>A file with a directory for each kind.</summary>
    /// <param name="kinds">
    /// What a directory says of its picture: a number for the tag NewSubfileType; none for no such tag.
    /// </param>
    public byte[] With(params int?[] kinds) => WithTags([.. kinds.Select(kind => kind is { } value
        ? new (int, int, long)[] { (254, Long, value) } : [])]);

    /// <summary>A file with a directory for each list of tags of its own: number, type, value.</summary>
    public byte[] WithTags(params (int Tag, int Type, long Value)[][] directories)
    {
        _file.Clear();
        _file.AddRange(isLittle ? "II"u8 : "MM"u8);
        Number(isBig ? 43 : 42, 2);
        if (isBig)
        {
            Number(8, 2);
            Number(0, 2);
        }

        var link = _file.Count;
        Number(0, Word);
        var strip = _file.Count;
        for (var i = 0; i < image.Pixels.Length; i += 3)
        {
            _file.Add(image.Pixels[i]);
        }

        foreach (var own in directories)
        {
            if (_file.Count % 2 == 1)
            {
                _file.Add(0);
            }

            Point(link, _file.Count);
            link = Directory(own, strip);
        }

        return [.. _file];
    }

    /// <summary>Lets the last directory lead to a place in the file: such as one that was there before.</summary>
    public static byte[] Leading(byte[] littleClassic, uint place)
    {
        var file = littleClassic.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 4), place);
        return file;
    }

    private int Word => isBig ? 8 : 4;

    /// <summary>Writes a directory; gives the place of its link to the next.</summary>
    private int Directory((int Tag, int Type, long Value)[] own, int strip)
    {
        (int Tag, int Type, long Value)[] tags =
        [
            .. own, (256, Long, image.Width), (257, Long, image.Height), (258, Short, 8), (259, Short, 1),
            (262, Short, 1), (273, Long, strip), (277, Short, 1), (278, Long, image.Height),
            (279, Long, image.Width * image.Height),
        ];
        Number(tags.Length, isBig ? 8 : 2);
        foreach (var (tag, type, value) in tags.OrderBy(each => each.Tag))
        {
            Number(tag, 2);
            Number(type, 2);
            Number(1, Word);
            var size = type == Short ? 2 : 4;
            Number(value, size);
            Number(0, Word - size);
        }

        var link = _file.Count;
        Number(0, Word);
        return link;
    }

    private void Point(int link, int place)
    {
        var end = _file.Count;
        Number(place, Word);
        for (var i = 0; i < Word; i++)
        {
            _file[link + i] = _file[end + i];
        }

        _file.RemoveRange(end, Word);
    }

    private void Number(long value, int bytes)
    {
        for (var i = 0; i < bytes; i++)
        {
            _file.Add((byte)(value >> (8 * (isLittle ? i : bytes - 1 - i))));
        }
    }
}
