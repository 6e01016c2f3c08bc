namespace Akin.Cli.Parsing;

/// <summary>
/// What an option says that takes a value or <c>auto</c>; <c>auto</c> unless said otherwise. The parser hands on only
/// values that are not null, so a nullable cannot stand for <c>auto</c>.
/// </summary>
/// <param name="Value">The value; <see langword="null"/> for <c>auto</c>.</param>
internal readonly record struct OrAuto<T>(T? Value)
    where T : struct;
