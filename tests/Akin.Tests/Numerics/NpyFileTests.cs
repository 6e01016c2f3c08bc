using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class NpyFileTests : IDisposable
{
    private static readonly float[] Values = [1.5f, -2, 0.25f, 3, 65504, -0.125f];
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("little-f2")]
    [InlineData("little-f4")]
    [InlineData("little-f8")]
    [InlineData("big-f2")]
    [InlineData("big-f4")]
    [InlineData("big-f8")]
    [InlineData("version-2")]
    [InlineData("version-3")]
    public void Read_WrittenByNumPy_GivesItsValues(string name)
    {
        using var read = NpyFile.Read(Golden(name));
        using var mapped = NpyFile.Map(Golden(name));
        foreach (var matrix in new[] { read, mapped })
        {
            Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
            Assert.Equal(Values, matrix.RowBlock(0, 2).ToArray());
        }

        Assert.Equal((2, 3), NpyFile.ReadShape(Golden(name)));
    }

    [Theory]
    [InlineData("fortran", "is in Fortran order; save it in C order (numpy.ascontiguousarray).")]
    [InlineData("integers", "holds elements of type '<i4'; only float16, float32 and float64 are read.")]
    [InlineData("booleans", "holds elements of type '|b1'; only float16, float32 and float64 are read.")]
    [InlineData("structures", "holds structures; only float16, float32 and float64 are read.")]
    [InlineData("one-dimension", "is 1-dimensional; rows × columns are needed.")]
    [InlineData("three-dimensions", "is 3-dimensional; rows × columns are needed.")]
    [InlineData("no-rows", "has no rows.")]
    [InlineData("no-columns", "has no columns.")]
    public void Read_WhatItDoesNotTake_IsRefusedInOneSentence(string name, string sentence)
    {
        var path = Golden(name);
        Assert.Equal($"{path} {sentence}", Assert.Throws<NpyFormatException>(() => NpyFile.Read(path)).Message);
        Assert.Equal($"{path} {sentence}", Assert.Throws<NpyFormatException>(() => NpyFile.Map(path)).Message);
    }

    [Fact]
    public void Read_EachShorterFile_IsRefusedAndNeverBelieved()
    {
        var whole = File.ReadAllBytes(Golden("little-f4"));
        for (var length = 0; length < whole.Length; length++)
        {
            var path = _folder.Write("torn.npy", whole.AsSpan(0, length));
            var message = Assert.Throws<NpyFormatException>(() => NpyFile.Read(path)).Message;
            var sentence = $"{path} is {(length < 6 ? "not an NPY file" : "torn")}";
            Assert.StartsWith(sentence, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_LongerThanItsShape_IsRefused()
    {
        var path = _folder.Write("long.npy", [.. File.ReadAllBytes(Golden("little-f4")), 0]);
        Assert.Equal(
            $"{path} is torn: 2 × 3 values need 152 bytes, but it has 153.",
            Assert.Throws<NpyFormatException>(() => NpyFile.Read(path)).Message);
    }

    [Theory]
    [InlineData("\u0093NUMPY\u0009\0v\0", "has NPY version 9.0; versions 1.0 to 3.0 are read.")]
    [InlineData("\u0093NUMPY\u0001\0\u0004\0{}  ", "has a damaged NPY header.")]
    [InlineData("\u0093NUMPY\u0002\0\u0000\0\0\u007F", "is torn: it ends within its NPY header.")]
    [InlineData("PK\u0003\u0004 some archive", "is not an NPY file.")]
    public void Read_DamagedHeader_IsRefused(string latin, string sentence)
    {
        var path = _folder.Write("bad.npy", System.Text.Encoding.Latin1.GetBytes(latin));
        Assert.Equal($"{path} {sentence}", Assert.Throws<NpyFormatException>(() => NpyFile.Read(path)).Message);
    }

    [Fact]
    public void Read_ShapeBeyondAllNumbers_IsRefused()
    {
        var huge = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Golden("little-f4")))
            .Replace("(2, 3), }          ", "(999999999999, 3), }", StringComparison.Ordinal);
        var path = _folder.Write("huge.npy", System.Text.Encoding.Latin1.GetBytes(huge));
        var message = Assert.Throws<NpyFormatException>(() => NpyFile.Read(path)).Message;
        Assert.Contains("is torn", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Matrix_GivesTheBytesOfNumPy()
    {
        using var matrix = Matrix.From(Values, 3);
        NpyFile.Write(_folder.PathOf("out.npy"), matrix);
        Assert.Equal(File.ReadAllBytes(Golden("little-f4")), File.ReadAllBytes(_folder.PathOf("out.npy")));
    }

    [Fact]
    public void Write_Integers_GivesTheBytesOfNumPy()
    {
        NpyFile.Write(_folder.PathOf("flat.npy"), [3, -1, int.MaxValue]);
        NpyFile.Write(_folder.PathOf("rows.npy"), [3, -1, 0, 7], columns: 2);
        Assert.Equal(File.ReadAllBytes(Golden("written-i4")), File.ReadAllBytes(_folder.PathOf("flat.npy")));
        Assert.Equal(File.ReadAllBytes(Golden("written-i4-2d")), File.ReadAllBytes(_folder.PathOf("rows.npy")));
    }

    [Fact]
    public void Read_MoreThanOneChunk_KeepsEveryValue()
    {
        using var matrix = new Matrix(1_001, 401);
        for (var i = 0; i < matrix.Rows * matrix.Columns; i++)
        {
            matrix.Values(i, 1)[0] = i;
        }

        NpyFile.Write(_folder.PathOf("large.npy"), matrix);
        using var back = NpyFile.Read(_folder.PathOf("large.npy"));
        Assert.True(matrix.RowBlock(0, 1_001).SequenceEqual(back.RowBlock(0, 1_001)));
    }

    [Fact]
    public void Writer_TooFewOrTooManyValues_IsRefused()
    {
        using var writer = new NpyWriter(_folder.PathOf("part.npy"), 2, 2);
        writer.Append([1, 2, 3]);
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<ArgumentException>(() => writer.Append([4, 5]));
    }

    public void Dispose() => _folder.Dispose();

    private static string Golden(string name) =>
        Repository.PathOf("tests", "Akin.Tests", "Expectations", "Npy", name + ".npy");
}
