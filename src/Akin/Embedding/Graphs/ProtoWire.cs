namespace Akin.Embedding.Graphs;

/// <summary>How protocol buffers write a field's value.</summary>
internal enum ProtoWire
{
    /// <summary>A whole number of variable length.</summary>
    Number = 0,

    /// <summary>Eight bytes.</summary>
    Eight = 1,

    /// <summary>A length and so many bytes: a text, a message, packed numbers.</summary>
    Bytes = 2,

    /// <summary>Four bytes.</summary>
    Four = 5,
}
