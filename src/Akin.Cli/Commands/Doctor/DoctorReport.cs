namespace Akin.Cli.Commands.Doctor;

/// <summary>What <c>akin doctor --json</c> prints.</summary>
internal sealed record DoctorReport(
    string Version,
    string Dotnet,
    string System,
    string Architecture,
    IReadOnlyList<FoundEngine> Engines,
    IReadOnlyList<FoundModel> Models,
    string? ModelsReason,
    int SimdBits,
    bool Int8,
    int Cores,
    long MemoryBytes,
    FoundFeatures? Features);
