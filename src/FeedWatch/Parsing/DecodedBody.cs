using System.Buffers;
using System.Text;

namespace FeedWatch.Parsing;

/// <summary>The characters of a body, in a buffer that is lent for as long as they are read.</summary>
internal sealed class DecodedBody : IDisposable
{
    private DecodedBody(char[] characters, int length, bool isCut)
    {
        Characters = characters;
        Length = length;
        IsCut = isCut;
    }

    /// <summary>Only the first <see cref="Length"/> count.</summary>
    public char[] Characters { get; private set; }

    public int Length { get; }

    /// <summary>There was more than we read.</summary>
    public bool IsCut { get; }

    public ReadOnlySpan<char> Text => Characters.AsSpan(0, Length);

    public static DecodedBody Decode(ReadOnlySpan<byte> body, Encoding encoding)
    {
        // No encoding makes more characters than there are bytes.
        var characters = ArrayPool<char>.Shared.Rent(Math.Min(body.Length + 1, FeedLimits.Characters));
        var room = characters.AsSpan(0, Math.Min(characters.Length, FeedLimits.Characters));
        encoding.GetDecoder().Convert(body, room, flush: true, out _, out var length, out var isWhole);
        return new DecodedBody(characters, length, !isWhole);
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(Characters);
        Characters = [];
    }
}
