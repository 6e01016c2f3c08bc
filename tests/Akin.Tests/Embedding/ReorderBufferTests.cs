using System.Diagnostics;
using Akin.Embedding;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class ReorderBufferTests
{
    [Fact]
    public void TryTake_ItemsInAnyOrder_GivesThemInOrderAsSoonAsTheyCanGo()
    {
        var buffer = new ReorderBuffer<string>();
        var taken = new List<string>();
        foreach (var (index, expected) in new[] { (2, ""), (0, "0"), (1, "0 1 2"), (4, "0 1 2"), (3, "0 1 2 3 4") })
        {
            buffer.Add(index, $"{index}");
            while (buffer.TryTake(out var item))
            {
                taken.Add(item);
            }

            Assert.Equal(expected, string.Join(' ', taken));
        }
    }

    [Fact]
    public void Add_SameIndexTwice_IsABug()
    {
        var buffer = new ReorderBuffer<int>();
        buffer.Add(0, 1);
        Assert.Throws<UnreachableException>(() => buffer.Add(0, 1));
        Assert.True(buffer.TryTake(out _));
        Assert.Throws<UnreachableException>(() => buffer.Add(0, 1));
    }
}
