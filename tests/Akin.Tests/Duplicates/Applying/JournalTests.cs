using Akin.Duplicates.Applying;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Duplicates.Applying;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_WhereTheDiskIsFull_LeavesNoPartOfALine()
    {
        var file = new FullDisk();
        using (var journal = new Journal(file))
        {
            journal.Write(Begin(1));
            file.IsFull = true;
            Assert.Throws<IOException>(() => journal.Write(Begin(2)));
            file.IsFull = false;
            journal.Write(JournalStep.Done, Begin(1));
            journal.Write(Begin(3));
        }

        using var again = new Journal(new MemoryStream(file.ToArray()));
        Assert.Equal([1], again.Actions(JournalStep.Done).Select(entry => entry.Number));
        Assert.Equal([3], again.Actions(JournalStep.Begin).Select(entry => entry.Number));
    }

    [Fact]
    public void Begin_AfterAnOlderJournalWasDeleted_IsANewOne()
    {
        foreach (var number in new[] { 1, 2 })
        {
            using var journal = Journal.Begin(_folder.Root);
            journal.Write(Begin(number));
        }

        File.Delete(_folder.PathOf("0001.jsonl"));
        using var third = Journal.Begin(_folder.Root);
        Assert.Equal(1, third.NextNumber);
        Assert.True(File.Exists(_folder.PathOf("0003.jsonl")));
    }

    [Fact]
    public void OpenAll_DamagedJournal_SaysWhich()
    {
        var path = _folder.Write("0001.jsonl", "no journal\n"u8);
        Assert.StartsWith(
            path, Assert.Throws<IOException>(() => Journal.OpenAll(_folder.Root)).Message, StringComparison.Ordinal);
    }

    private static JournalEntry Begin(int number) => new() { Step = JournalStep.Begin, Number = number, Path = "/a" };

    /// <summary>Takes half of what is written while it is full.</summary>
    private sealed class FullDisk : MemoryStream
    {
        public bool IsFull { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(IsFull ? buffer[..(buffer.Length / 2)] : buffer);
            if (IsFull)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
