namespace Akin.Curation;

/// <summary>A file is no journal that can be replayed; the message says in one sentence where and why.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
