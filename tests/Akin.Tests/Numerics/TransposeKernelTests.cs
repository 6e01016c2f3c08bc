using System.Runtime.Intrinsics.X86;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed unsafe class TransposeKernelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_Square_TurnsRowsIntoColumns(bool byEight)
    {
        using var source = Matrix.From([.. Enumerable.Range(0, 1024).Select(i => (float)i)], 32);
        using var target = new Matrix(32, 32);
        TransposeKernel.Run(byEight && Avx.IsSupported, source.Pointer, target.Pointer);
        for (var i = 0; i < 32; i++)
        {
            Assert.Equal(Enumerable.Range(0, 32).Select(j => (32f * j) + i), target[i].ToArray());
        }
    }
}
