using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Akin.Autoencoder;

/// <summary>
/// A training as bytes: a mark, the key of what is trained on what, the state, the weights now and best, the memory of
/// Adam, and the SHA-256 of all that, so that a torn or foreign file is never believed.
/// </summary>
public static class Checkpoint
{
    private const ulong Mark = 0x31544E4E494B41;

    /// <summary>Writes a training.</summary>
    /// <param name="trainer">Between two steps.</param>
    /// <param name="key">What decides its course: design, options, pictures.</param>
    /// <param name="target">Gets the bytes.</param>
    public static void Write(Trainer trainer, string key, Stream target)
    {
        var state = trainer.State;
        using var hash = SHA256.Create();
        using var stream = new CryptoStream(target, hash, CryptoStreamMode.Write, leaveOpen: true);
        using var writer = new BinaryWriter(stream);
        writer.Write(Mark);
        writer.Write(key);
        writer.Write(state.Epochs.Length);
        foreach (var epoch in state.Epochs)
        {
            writer.Write(epoch.Loss);
            writer.Write(epoch.ValidationLoss ?? double.NaN);
            writer.Write(epoch.Rate);
        }

        writer.Write(state.Step);
        writer.Write(state.LossSum);
        writer.Write(state.FirstLoss ?? double.NaN);
        writer.Write(state.BestEpoch);
        writer.Write(state.BestLoss);
        writer.Write((int)state.End);
        writer.Write(trainer.Optimiser.Steps);
        foreach (var values in Arrays(trainer))
        {
            writer.Write(MemoryMarshal.AsBytes<float>(values));
        }

        writer.Flush();
        stream.FlushFinalBlock();
        target.Write(hash.Hash);
    }

    /// <summary>Brings a trainer to where one was.</summary>
    /// <param name="bytes">As <see cref="Write"/> gave them.</param>
    /// <param name="key">Must be the same.</param>
    /// <param name="trainer">Of the same design, options and pictures.</param>
    /// <returns>Whether that was done; else the bytes are damaged or of another training, and nothing is.</returns>
    public static bool TryRestore(byte[] bytes, string key, Trainer trainer)
    {
        using var reader = Open(bytes);
        if (reader is null || reader.ReadString() != key)
        {
            return false;
        }

        trainer.State = ReadState(reader);
        trainer.Optimiser.Steps = reader.ReadInt64();
        foreach (var values in Arrays(trainer))
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        trainer.Restored();
        return true;
    }

    /// <summary>How far a training was, whatever it is of; <see langword="null"/> for damaged bytes.</summary>
    /// <param name="bytes">As <see cref="Write"/> gave them.</param>
    public static TrainingState? StateOf(byte[] bytes)
    {
        using var reader = Open(bytes);
        if (reader is null)
        {
            return null;
        }

        _ = reader.ReadString();
        return ReadState(reader);
    }

    /// <summary>What follows the mark; <see langword="null"/> for bytes that are torn or of something else.</summary>
    private static BinaryReader? Open(byte[] bytes)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < sizeof(ulong)
            || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            return null;
        }

        var reader = new BinaryReader(new MemoryStream(bytes, 0, length));
        return reader.ReadUInt64() == Mark ? reader : null;
    }

    private static TrainingState ReadState(BinaryReader reader)
    {
        var epochs = ImmutableArray.CreateBuilder<EpochRecord>();
        for (var count = reader.ReadInt32(); epochs.Count < count;)
        {
            epochs.Add(new(epochs.Count + 1, reader.ReadDouble(), Number(reader), reader.ReadDouble()));
        }

        return new()
        {
            Epochs = epochs.ToImmutable(),
            Step = reader.ReadInt32(),
            LossSum = reader.ReadDouble(),
            FirstLoss = Number(reader),
            BestEpoch = reader.ReadInt32(),
            BestLoss = reader.ReadDouble(),
            End = (TrainingEnd)reader.ReadInt32(),
        };
    }

    private static float[][] Arrays(Trainer trainer) =>
        [trainer.Parameters, trainer.Best, trainer.Optimiser.Mean, trainer.Optimiser.Square];

    private static double? Number(BinaryReader reader) =>
        reader.ReadDouble() is var value && double.IsNaN(value) ? null : value;
}
