using System.Buffers.Binary;
using System.Text;

namespace Akin.Tests.Support;

/// <summary>Writes small colour profiles: three primaries under D50 and one tone curve.</summary>
internal static class IccProfiles
{
    public static readonly double[][] Srgb =
        [[0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.71410]];

    public static readonly double[][] DisplayP3 =
        [[0.51512, 0.24120, -0.00105], [0.29198, 0.69225, 0.04189], [0.15710, 0.06657, 0.78407]];

    /// <summary>A profile with sRGB's tone curve.</summary>
    public static byte[] Make(double[][] primaries)
    {
        byte[] curve = [.. "para\0\0\0\0\0\u0003\0\0"u8, .. Fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)];
        var tags = new (string Name, byte[] Data)[]
        {
            ("desc", [.. "desc\0\0\0\0\0\0\0\u0002x\0"u8, .. new byte[82]]),
            ("wtpt", Colour([0.9642, 1, 0.8249])),
            ("rXYZ", Colour(primaries[0])),
            ("gXYZ", Colour(primaries[1])),
            ("bXYZ", Colour(primaries[2])),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        };
        var header = new byte[128];
        Encoding.ASCII.GetBytes("mntrRGB XYZ ").CopyTo(header, 12);
        Encoding.ASCII.GetBytes("acsp").CopyTo(header, 36);
        header[8] = 4;
        Fixed(0.9642, 1, 0.8249).CopyTo(header, 68);
        var table = Number(tags.Length);
        var data = new List<byte>();
        var first = 128 + 4 + (12 * tags.Length);
        foreach (var (name, bytes) in tags)
        {
            table = [.. table, .. Encoding.ASCII.GetBytes(name), .. Number(first + data.Count),
                .. Number(bytes.Length)];
            data.AddRange(bytes);
            data.AddRange(new byte[(4 - (data.Count % 4)) % 4]);
        }

        byte[] profile = [.. header, .. table, .. data];
        Number(profile.Length).CopyTo(profile, 0);
        return profile;
    }

    /// <summary>The body of the JPEG segment (APP2) that holds a small profile.</summary>
    public static byte[] JpegSegment(byte[] profile) => [.. "ICC_PROFILE\0\u0001\u0001"u8, .. profile];

    private static byte[] Colour(double[] xyz) => [.. "XYZ \0\0\0\0"u8, .. Fixed(xyz)];

    private static byte[] Fixed(params double[] values) =>
        values.SelectMany(value => Number((int)Math.Round(value * 65536))).ToArray();

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
