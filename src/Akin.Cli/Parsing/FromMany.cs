namespace Akin.Cli.Parsing;

/// <summary>What an option says that takes a value, or a value that holds from so many points on: <c>V/N</c>.</summary>
/// <param name="Value">The value; <see langword="null"/> for <c>auto</c>, or where nothing was said.</param>
/// <param name="From">From how many points on; 0 for any.</param>
internal readonly record struct FromMany<T>(T? Value, int From)
    where T : struct;
