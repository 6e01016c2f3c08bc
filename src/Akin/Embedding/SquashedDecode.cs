using Akin.Imaging;

namespace Akin.Embedding;

/// <summary>Decodes a file to exactly width × height; see <c>PictureDecoder.DecodeSquashed</c>.</summary>
internal delegate DecodeOutcome SquashedDecode(ReadOnlyMemory<byte> file, int width, int height, Span<byte> rgb);
