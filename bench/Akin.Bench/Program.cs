namespace Akin.Bench;

/// <summary>Each verb answers one question about speed, with memory and quality beside it.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["embed", .. var options]:
                return EmbedRace.Run(BenchArguments.Parse(options));
            case ["embed-part", .. var options]:
                return EmbedPart.Run(BenchArguments.Parse(options));
            case ["embed-limit", .. var options]:
                return EmbedLimit.Run(BenchArguments.Parse(options));
            case ["batches", .. var options]:
                return BatchTimes.Run(BenchArguments.Parse(options));
            case ["memory", .. var options]:
                return MemoryPeaks.Run(BenchArguments.Parse(options));
            case ["layers", .. var options]:
                return LayerTimes.Run(BenchArguments.Parse(options));
            case ["test-models", .. var options]:
                return TestModels.Run(BenchArguments.Parse(options));
            case ["decode", .. var options]:
                return DecodeRace.Run(BenchArguments.Parse(options));
            case ["choose-k", .. var options]:
                return ChoiceOfK.Run(BenchArguments.Parse(options));
            case ["sweep", .. var options]:
                return SweepTimes.Run(BenchArguments.Parse(options));
            case ["kmeans-steps", .. var options]:
                return KMeansSteps.Run(BenchArguments.Parse(options));
            case ["kernels", .. var options]:
                return KernelSpeed.Run(BenchArguments.Parse(options));
            case ["duplicate-pairs", .. var options]:
                return DuplicatePairs.Run(BenchArguments.Parse(options));
            case ["training", .. var options]:
                return TrainingSpeed.Run(BenchArguments.Parse(options));
            case ["training-start", .. var options]:
                return TrainingStart.Run(BenchArguments.Parse(options));
            case ["hash-search", .. var options]:
                return HashSearch.Run(BenchArguments.Parse(options));
            case ["duplicate-pile", .. var options]:
                return DuplicatePile.Run(BenchArguments.Parse(options));
            case ["mosaic", .. var options]:
                return MosaicTimes.Run(BenchArguments.Parse(options));
            case ["raster", .. var options]:
                return RasterQuality.Run(BenchArguments.Parse(options));
            case ["compare", .. var options]:
                return ComparedSplits.Run(BenchArguments.Parse(options));
            case ["scene-search", .. var options]:
                return SceneSearch.Run(BenchArguments.Parse(options));
            default:
                Console.Error.WriteLine("Akin.Bench VERB [--option value]…   verbs: embed, embed-limit, batches,");
                Console.Error.WriteLine("  memory, decode, choose-k, sweep, kernels, kmeans-steps, test-models,");
                Console.Error.WriteLine("  layers, training, training-start, mosaic, raster, compare, scene-search");
                Console.Error.WriteLine(
                    "  embed --pictures FOLDER [--python PYTHON --rival embed.py] [--copies 10] [--rounds 5]");
                Console.Error.WriteLine(
                    "  embed-limit --pictures FOLDER [--precision int8|float32] [--rounds 20] [--block 400]");
                Console.Error.WriteLine(
                    "  batches [--model M] [--precision P] [--batches 1,2,4,8] [--rounds 7] [--milliseconds 400]");
                Console.Error.WriteLine("  memory --akin ./akin [--counts 4000,40000] [--model M]");
                Console.Error.WriteLine("  layers --model FILE.onnx --layers NAME,NAME… [--rounds 9]");
                Console.Error.WriteLine("  test-models --out FOLDER [--tiny yes]");
                Console.Error.WriteLine(
                    "  decode --pictures FOLDER --python PYTHON --rival bench/decode.py [--copies 10] [--rounds 5]");
                Console.Error.WriteLine("  choose-k [--draws 9]");
                Console.Error.WriteLine(
                    "  sweep [--vectors X.npy | --points 25000 --dimensions 32] [--k-min 2] [--k-max 30] [--rounds 3]");
                Console.Error.WriteLine("  kernels [--milliseconds 400]");
                Console.Error.WriteLine(
                    "  training [--code-size 0] [--batch 32] [--steps 6] [--rounds 3] [--threads N]");
                Console.Error.WriteLine("  training-start --workspace W --out FOLDER [--epochs 5] [--seed 0]");
                Console.Error.WriteLine("  kmeans-steps --vectors X.npy --init C.npy [--steps 40] [--threads N]");
                Console.Error.WriteLine("  duplicate-pairs --pictures FOLDER [--radius 7]");
                Console.Error.WriteLine(
                    "  duplicate-pile --akin ./akin [--pictures 1000000] [--bursts 1] [--folder FOLDER]");
                Console.Error.WriteLine("  mosaic --pictures FOLDER [--count 10000] [--size 5000] [--max-dim 50]");
                Console.Error.WriteLine("    [--grid yes] [--as .png|.jpg|.webp|.dzi] [--threads N]");
                Console.Error.WriteLine("  raster [--side 100] [--threads N]");
                Console.Error.WriteLine(
                    "  hash-search [--pictures 1000000] [--equal N] [--mass N] [--burst N] [--threads N]");
                Console.Error.WriteLine(
                    "  compare [--rows 2000] [--dimensions 64] [--splits 100] [--time-rows 10000] [--vectors X.npy]");
                Console.Error.WriteLine("  scene-search [--pictures 1000000] [--dimensions 1280] [--threads N]");
                return 2;
        }
    }
}
