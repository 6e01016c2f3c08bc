using System.Text;

namespace Akin.Tests.Support.Onnx;

/// <summary>
/// Random weights that depend on their name and place alone: offset + limit × u, u uniform in [−1, 1) with 24 bits.
/// </summary>
/// <param name="Limit">Half the width of the range.</param>
/// <param name="Offset">Its middle.</param>
internal readonly record struct WeightFill(float Limit, float Offset = 0)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>He's limit for layers that ReLU follows: √(6 / inputs).</summary>
    public static WeightFill He(long inputs) => new(MathF.Sqrt(6f / inputs));

    /// <summary>Writes the values number <paramref name="first"/> and on.</summary>
    public void Write(string name, long first, Span<float> values)
    {
        var seed = SeedOf(name);
        for (var i = 0; i < values.Length; i++)
        {
            var mixed = Mix(seed + ((ulong)(first + i + 1) * Step));
            values[i] = Offset + (Limit * (((mixed >> 40) / 8_388_608f) - 1));
        }
    }

    private static ulong SeedOf(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        return hash;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
