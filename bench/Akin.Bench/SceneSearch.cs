using System.Diagnostics;
using System.Globalization;
using Akin.Duplicates;
using Akin.Intake;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// The same scene among very many pictures whose features are larger than the memory: rows made as they are read, a
/// few of which have a near copy. Seconds, peak memory, copies found.
/// </summary>
internal static class SceneSearch
{
    private const int EveryHasACopy = 100;

    public static int Run(BenchArguments arguments)
    {
        var (count, columns) = (arguments.Number("pictures", 1_000_000), arguments.Number("dimensions", 1280));
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        var pictures = Enumerable.Range(0, count).Select(Picture).ToArray();
        var options = new DuplicateOptions { Level = DuplicateKind.Scene, Threads = threads };
        var clock = Stopwatch.StartNew();
        using var space = SceneSpace.Streamed(new DrawnRows(count, columns), options, default);
        var reduced = clock.Elapsed.TotalSeconds;
        var (members, threshold) = SameScenes.Find(pictures, space, options, null, default);
        var seconds = clock.Elapsed.TotalSeconds;
        var right = Enumerable.Range(0, count).Count(row => members[row] is { } member
            && Math.Max(row, member.Center) % EveryHasACopy == 1 && Math.Abs(row - member.Center) == 1);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} × {columns:N0}: {seconds:0.0} s, {reduced:0.0} s of it for the components, peak "
            + $"{process.PeakWorkingSet64 / 1e9:0.00} GB (the features {4e-9 * count * columns:0.0} GB), within "
            + $"{threshold.Distance:0.0000} {right:N0} of {count / EveryHasACopy:N0} copies, "
            + $"{members.Count(member => member is not null) - right:N0} others"));
        return 0;
    }

    private static DuplicatePicture Picture(int number) => new()
    {
        Id = number,
        Content = PictureContent.OnDisk(string.Create(CultureInfo.InvariantCulture, $"/pictures/{number:0000000}.jpg")),
        Fingerprint = Fingerprint.OfBytes(BitConverter.GetBytes(number)),
    };

    /// <summary>Rows of 50 kinds, each a function of its number alone, so that nothing is kept.</summary>
    private sealed class DrawnRows(int rows, int columns) : IRowSource
    {
        private const int Kinds = 50;

        public int Rows => rows;

        public int Columns => columns;

        public ReadOnlySpan<float> Read(int row, Span<float> scratch)
        {
            var isCopy = row % EveryHasACopy == 1;
            var original = isCopy ? row - 1 : row;
            Add(scratch, (ulong)(original % Kinds), 1, clear: true);
            Add(scratch, (ulong)original + Kinds, 0.8f, clear: false);
            if (isCopy)
            {
                Add(scratch, (ulong)row + Kinds, 0.05f, clear: false);
            }

            return scratch[..columns];
        }

        public void Dispose()
        {
        }

        private void Add(Span<float> row, ulong seed, float scale, bool clear)
        {
            // A quarter of the draws of a full generator: each gives four values.
            var random = new RandomSource(seed);
            for (var i = 0; i < columns; i += 4)
            {
                var bits = random.NextUInt64();
                for (var j = i; j < Math.Min(i + 4, columns); j++, bits >>= 16)
                {
                    var value = scale * (((ushort)bits / 32768f) - 1);
                    row[j] = clear ? value : row[j] + value;
                }
            }
        }
    }
}
