using System.Globalization;
using Akin.Numerics;
using Xunit;
using Xunit.Sdk;

namespace Akin.Tests.Support;

/// <summary>
/// Kills of a test at random moments. Whatever fails tells the seed; AKIN_KILL_SEED takes the same moments again.
/// </summary>
internal sealed class RandomKills
{
    private readonly ulong _seed = ulong.TryParse(
        Environment.GetEnvironmentVariable("AKIN_KILL_SEED"), CultureInfo.InvariantCulture, out var seed)
        ? seed : (ulong)Environment.TickCount64;

    private const int Rounds = 5;
    private int _killed;

    public RandomKills() => Random = new(_seed);

    /// <summary>Where the moments come from.</summary>
    public RandomSource Random { get; }

    /// <summary>Kills a program within a time from now; tells whether it was still there to be killed.</summary>
    public bool KillWithin(AkinProcess process, TimeSpan least, TimeSpan most) =>
        Count(process.KillAfter(least + ((most - least) * Random.NextDouble())));

    /// <summary>
    /// Kills a program when so much of something is there; tells whether it was still there to be killed.
    /// </summary>
    /// <param name="process">The program.</param>
    /// <param name="amount">How much there is; asked again and again.</param>
    /// <param name="from">The least that it is killed at.</param>
    /// <param name="below">More than the most that it is killed at.</param>
    public bool KillAt(AkinProcess process, Func<int> amount, int from, int below)
    {
        var moment = from + Random.Next(Math.Max(1, below - from));
        return Count(process.KillWhen(() => amount() >= moment));
    }

    /// <summary>
    /// Runs what kills, again while too few kills came in time: on a busy machine a program may be done before its
    /// killer is awake.
    /// </summary>
    /// <param name="kills">So many kills must have come in time, of all rounds together.</param>
    /// <param name="test">What kills; it begins each time with nothing of the last.</param>
    public async Task Run(int kills, Func<Task> test)
    {
        try
        {
            for (var round = 0; round == 0 || (round < Rounds && _killed < kills); round++)
            {
                await test();
            }

            Assert.True(_killed >= kills, $"{_killed} kills came in time, of at least {kills}");
        }
        catch (Exception fault)
        {
            throw new XunitException($"AKIN_KILL_SEED={_seed}, {_killed} kills: {fault.Message}", fault);
        }
    }

    /// <inheritdoc cref="Run(int, Func{Task})"/>
    public void Run(int kills, Action test)
    {
        var done = Run(kills, () =>
        {
            test();
            return Task.CompletedTask;
        });
        done.GetAwaiter().GetResult();
    }

    private bool Count(bool killed)
    {
        _killed += killed ? 1 : 0;
        return killed;
    }
}
