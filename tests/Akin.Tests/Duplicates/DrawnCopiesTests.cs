using System.Globalization;
using System.Text;
using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates;

/// <summary>
/// Drawings have few tones, even grounds, thin lines and much that repeats: their copies are found as those of
/// photographs are, and drawings in which one thing is another one stay apart.
/// </summary>
public sealed class DrawnCopiesTests
{
    public static TheoryData<string> Kinds => ["chat", "table", "lines", "sheet", "stars", "sprite", "map"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ChangedCopies_AreFound(string kind)
    {
        foreach (var seed in (ulong[])[1, 2])
        {
            var picture = Draw(kind, seed);
            var (width, height) = (picture.Width, picture.Height);
            foreach (var (name, copy) in new[]
            {
                ("brighter", DrawnPictures.Map(picture, (tone, _) => tone * 1.25)),
                ("darker", DrawnPictures.Map(picture, (tone, _) => tone * 0.75)),
                ("half", Decoded(PictureEncoder.Png(picture), Math.Max(width, height) / 2)),
                ("quality 30", Decoded(PictureEncoder.Jpeg(picture, 30), 2000)),
                ("cropped", DrawnPictures.Crop(
                    picture, width / 20, height / 20, width - (width / 10), height - (height / 10))),
                ("turned", DrawnPictures.Turn(picture)),
                ("mirrored", DrawnPictures.Mirror(picture)),
            })
            {
                Assert.True(AreFound(picture, copy), $"{kind} {seed} {name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void DrawingsWithOneThingChanged_StayApart(string kind)
    {
        var (picture, other) = (Draw(kind, 1), Draw(kind, 1, isOther: true));
        Assert.False(AreFound(picture, other), "as it is");
        Assert.False(AreFound(picture, Decoded(PictureEncoder.Jpeg(other, 60), 2000)), "quality 60");
        Assert.False(AreFound(picture, DrawnPictures.Map(other, (tone, _) => tone * 1.25)), "brighter");
        Assert.False(AreFound(DrawnPictures.Map(picture, (tone, _) => tone * 1.25), other), "brighter, the other way");
    }

    private static bool AreFound(RgbImage a, RgbImage b)
    {
        PictureSignature[] signatures = [PictureSignature.Of(Seen(a, 256)), PictureSignature.Of(Seen(b, 256))];
        return new CandidateSearch(signatures, [0, 1], 7).Find(128, 1, null, TestContext.Current.CancellationToken)
            .All().Any(way => SamePictures.Agree(SamePictures.Compare(
                side => DecodedPicture.Of(Seen(way.Row == 0 ? a : b, side)),
                side => DecodedPicture.Of(Seen(way.Other == 0 ? a : b, side)), way)));
    }

    private static RgbImage Draw(string kind, ulong seed, bool isOther = false)
    {
        var svg = new StringBuilder();
        var random = new RandomSource(seed);
        var other = new RandomSource(seed + 100);
        var (width, height) = kind switch
        {
            "chat" => (480, 800),
            "lines" => (700, 450),
            "sprite" => (384, 384),
            "table" => (800, 520),
            "sheet" => (900, 600),
            _ => (640, 420),
        };
        Rect(0, 0, width, height, kind switch
        {
            "chat" => "#ece5dd",
            "stars" => "#000",
            "map" => "#f2efe9",
            _ => "#fff",
        });
        switch (kind)
        {
            case "chat":
                Rect(0, 0, 480, 60, "#075e54");
                Rect(0, 740, 480, 60, "#f0f0f0");
                for (var i = 0; i < 7; i++)
                {
                    var x = i % 2 == 0 ? 15 : 165;
                    Rect(x, 80 + (92 * i), 300, 80, i % 2 == 0 ? "#fff" : "#dcf8c6");
                    for (var line = 0; line < 3; line++)
                    {
                        Words(x + 12, 90 + (92 * i) + (22 * line), 260, 14, isOther && i == 3);
                    }
                }

                break;
            case "table":
                Rect(0, 0, 800, 34, "#4472c4");
                for (var i = 0; i < 16; i++)
                {
                    Rect(0, 36 + (30 * i), 800, 30, i % 2 == 0 ? "#fff" : "#dde6f4");
                    for (var column = 0; column < 7; column++)
                    {
                        Words(14 + (112 * column), 43 + (30 * i), 70, 14, isOther && i == 5);
                    }
                }

                break;
            case "lines":
                Rect(50, 20, 2, 380, "#000");
                Rect(50, 400, 630, 2, "#000");
                var points = new StringBuilder();
                var y = 200;
                for (var i = 0; i <= 40; i++)
                {
                    y = Math.Clamp(y + random.Next(91) - 45, 40, 380);
                    points.Append(Text($"{50 + (15.5 * i)},{(isOther && i is > 17 and < 22 ? y - 50 : y)} "));
                }

                svg.Append(Text($"<path d=\"M{points}\" fill=\"none\" stroke=\"#b41e1e\" stroke-width=\"2\"/>"));
                break;
            case "sheet":
                for (var row = 0; row < 24; row++)
                {
                    Rect(0, 25 * row, 900, 1, "#c8c8c8");
                    for (var column = 0; column < 10; column++)
                    {
                        Rect(90 * column, 25 * row, 1, 25, "#c8c8c8");
                        Words((90 * column) + 8, (25 * row) + 7, 56, 12, isOther && row == 9);
                    }
                }

                break;
            case "stars":
                for (var i = 0; i < 120; i++)
                {
                    var moved = isOther && i < 20 ? other : random;
                    var (left, top) = (moved.Next(width), moved.Next(height));
                    svg.Append(Text(
                        $"<circle cx=\"{left}\" cy=\"{top}\" r=\"{1.5 + (random.Next(10) / 10.0)}\" fill=\"#eee\"/>"));
                }

                break;
            case "sprite":
                string[] colours = ["#1d2b53", "#7e2553", "#ffa300", "#29adff"];
                for (var i = 0; i < 256; i++)
                {
                    var colour = random.Next(4);
                    colour = isOther && i is 100 or 101 or 116 or 117 ? 3 - colour : colour;
                    Rect(24 * (i % 16), 24 * (i / 16), 24, 24, colours[colour]);
                }

                break;
            default:
                for (var i = 0; i < 5; i++)
                {
                    Rect(random.Next(500), random.Next(300), 60 + random.Next(120), 40 + random.Next(80), "#c8e6be");
                }

                for (var i = 0; i < 18; i++)
                {
                    var (from, to) = (random.Next(width), random.Next(width));
                    svg.Append(Text($"<path d=\"M{from} 0L{to} {height}\" stroke=\"#fff\" stroke-width=\"6\"/>"));
                }

                for (var i = 0; i < 12; i++)
                {
                    Words(random.Next(540), random.Next(400), 80, 14, isNew: false);
                }

                var at = isOther ? 420 : 200;
                svg.Append(Text($"<circle cx=\"{at}\" cy=\"{at / 2}\" r=\"16\" fill=\"#dc1e1e\"/>"));
                break;
        }

        return SvgRasterizer.Render(Text(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">{svg}</svg>"), 1);

        void Rect(int left, int top, int wide, int high, string colour) => svg.Append(Text(
            $"<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" fill=\"{colour}\"/>"));

        // Strokes as high as letters, of which every fourth stands lower or is left out.
        void Words(int left, int top, int wide, int high, bool isNew)
        {
            for (var x = 0; x < wide; x += 6)
            {
                var (own, another) = (random.Next(5), other.Next(5));
                var letter = isNew ? another : own;
                if (letter > 0)
                {
                    Rect(left + x, top + (letter == 1 ? high / 2 : 0), 2, high / (letter == 1 ? 2 : 1), "#1c1c1c");
                    Rect(left + x, top + (letter * high / 5), 4, 2, "#1c1c1c");
                }
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static RgbImage Seen(RgbImage image, int side) => Decoded(PictureEncoder.Png(image), side);

    private static RgbImage Decoded(byte[] file, int side) =>
        new PictureDecoder(new DecodeLimits()).DecodeInside(file, side, side).Image!;
}
