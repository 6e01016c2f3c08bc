using Akin.Autoencoder;

namespace Akin.Workspace.Training;

/// <summary>
/// What a training goes on from: its own checkpoint, and that of another one that was stopped, set aside until this one
/// is done.
/// </summary>
/// <param name="folder">The folder of the network.</param>
/// <param name="key">What decides the course of this training.</param>
internal sealed class TrainingCheckpoints(string folder, string key)
{
    private readonly string _own = Path.Join(folder, TrainedModels.CheckpointFile);
    private readonly string _stopped = Path.Join(folder, TrainedModels.StoppedFile);

    /// <summary>Brings a trainer to where it was stopped.</summary>
    /// <param name="trainer">Of this training.</param>
    /// <param name="stopped">Epochs of another training that is set aside now; none where there is none.</param>
    /// <returns>Whether there was something to go on from.</returns>
    public bool TryTakeUp(Trainer trainer, out int? stopped)
    {
        stopped = null;
        if (Read(_own) is { } own && Checkpoint.TryRestore(own, key, trainer))
        {
            return true;
        }

        var other = Read(_own) is { } bytes && Checkpoint.StateOf(bytes) is { End: TrainingEnd.Running } state
            ? state.Epochs.Length : (int?)null;
        if (Read(_stopped) is { } before && Checkpoint.TryRestore(before, key, trainer))
        {
            var between = _stopped + ".swap";
            File.Delete(between);
            if (other is not null)
            {
                File.Move(_own, between);
            }

            File.Move(_stopped, _own, overwrite: true);
            if (other is not null)
            {
                File.Move(between, _stopped);
            }

            return true;
        }

        if (other is not null)
        {
            File.Move(_own, _stopped, overwrite: true);
        }

        stopped = other;
        return false;
    }

    /// <summary>Saves a training between two steps.</summary>
    public void Save(Trainer trainer) => DurableFile.Write(_own, path =>
    {
        using var file = File.Create(path);
        Checkpoint.Write(trainer, key, file);
    });

    /// <summary>This training is done: the one that was set aside is not needed any more.</summary>
    public void Finish() => File.Delete(_stopped);

    private static byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
}
