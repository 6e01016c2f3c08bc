using System.Diagnostics;
using System.Globalization;
using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// Every candidate pair of a folder that bench/duplicates.py made, with what its comparison measured and what is true.
/// </summary>
internal static class DuplicatePairs
{
    public static int Run(BenchArguments arguments)
    {
        var folder = arguments["pictures"];
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        var truth = File.ReadLines(Path.Join(folder, "truth.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var decoder = new PictureDecoder(new DecodeLimits());
        var clock = Stopwatch.StartNew();
        var pictures = ChunkedWork.Map(truth.Length, 1, threads, (i, _, _) => DecodedPicture.Of(decoder.DecodeInside(
            File.ReadAllBytes(Path.Join(folder, truth[i][0])), PictureSignature.DecodedSide,
            PictureSignature.DecodedSide).Image!));
        Console.Error.WriteLine($"decoded {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        var signatures = ChunkedWork.Map(
            pictures.Length, 1, threads, (i, _, _) => PictureSignature.Of(pictures[i].Light));
        Console.Error.WriteLine($"signatures {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        Candidate[] candidates = [.. new CandidateSearch(
            signatures, [.. Enumerable.Range(0, signatures.Length)], arguments.Number("radius", 7))
            .Find(new DuplicateOptions().MostCandidates, threads, null, default).All()];
        Console.Error.WriteLine($"{candidates.Length} candidates {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        var likenesses = ChunkedWork.Map(candidates.Length, 1, threads, (i, _, _) =>
            SamePictures.Compare(
                side => Seen(candidates[i].Row, side), side => Seen(candidates[i].Other, side), candidates[i]));
        Console.Error.WriteLine($"compared {clock.Elapsed.TotalSeconds:0.0} s");
        Console.WriteLine(
            "same,row,other,change_row,change_other,distance,turn,frame,correlation,worst,unexplained,detail,blocks,"
            + "overlap,width,height,spot");
        for (var i = 0; i < candidates.Length; i++)
        {
            var (a, b, like) = (truth[candidates[i].Row], truth[candidates[i].Other], likenesses[i]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(a[1] == b[1] ? 1 : 0)},{a[0]},{b[0]},{a[2]},{b[2]},{candidates[i].Distance}," +
                $"{candidates[i].TurnNumber},{candidates[i].FrameNumber},{like?.Correlation:0.0000}," +
                $"{like?.WorstBlock:0.0000},{like?.Unexplained:0.0000},{like?.Detail:0.0000},{like?.Blocks}," +
                $"{like?.Overlap:0.000},{like?.Frame.Width:0.000},{like?.Frame.Height:0.000}," +
                $"{like?.WorstSpot:0.0000}"));
        }

        return 0;

        DecodedPicture Seen(int row, int side) => side == PictureSignature.DecodedSide ? pictures[row]
            : DecodedPicture.Of(decoder.DecodeInside(
                File.ReadAllBytes(Path.Join(folder, truth[row][0])), side, side).Image!);
    }
}
