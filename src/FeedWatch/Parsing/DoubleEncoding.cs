using System.Text;

namespace FeedWatch.Parsing;

/// <summary>
/// Text that was taken for windows-1252 once too often: UTF-8 was read byte by byte and written as UTF-8 again, so that Лавров arrives as Ð›Ð°Ð²Ñ€Ð¾Ð² and no rule finds him.
/// Undone only where every foreign character of a document can be undone, and there are enough of them to be no chance.
/// </summary>
internal static class DoubleEncoding
{
    private const int Fewest = 16;

    /// <returns>The bytes as they were before; null for a document that was encoded once.</returns>
    public static byte[]? Undo(ReadOnlySpan<byte> body)
    {
        var first = body.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (first < 0 || !LooksDouble(body[first..]))
        {
            return null;
        }

        var once = new byte[body.Length];
        body[..first].CopyTo(once);
        var length = first;
        var foreign = 0;
        for (var rest = body[first..]; !rest.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                // It broke off.
                break;
            }

            if (status != System.Buffers.OperationStatus.Done || ByteOf(rune) is not { } original)
            {
                return null;
            }

            foreign += original >= 0x80 ? 1 : 0;
            once[length++] = original;
            rest = rest[used..];
        }

        length = BodyText.WholeCharacters(once.AsSpan(0, length));
        return foreign >= Fewest && System.Text.Unicode.Utf8.IsValid(once.AsSpan(0, length)) ? once[..length] : null;
    }

    // A lead byte of UTF-8 (C2 to F4) that was encoded again, and another foreign character after it.
    private static bool LooksDouble(ReadOnlySpan<byte> foreign) => foreign is [0xC3, >= 0x82 and <= 0xB4, >= 0x80, ..];

    private static byte? ByteOf(Rune rune)
    {
        if (rune.Value < 0x100)
        {
            return (byte)rune.Value;
        }

        // What windows-1252 has between 80 and 9F is what it is known by.
        Span<char> character = stackalloc char[2];
        Span<byte> code = stackalloc byte[2];
        var length = rune.EncodeToUtf16(character);
        return Charset.Western.GetBytes(character[..length], code) == 1 && code[0] is >= 0x80 and <= 0x9F ? code[0] : null;
    }
}
