using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace FeedWatch.Parsing;

/// <summary>How a body is written: by its byte order mark, else by what the header, the document and the bytes themselves say.</summary>
/// <param name="MarkLength">Bytes of the byte order mark, which are no text.</param>
/// <param name="IsForeign">There is more than ASCII in it.</param>
/// <param name="IsOther">The encoding is not the one that header or document name.</param>
/// <param name="HasBroken">Some bytes are no characters of it.</param>
internal readonly record struct BodyText(Encoding Encoding, int MarkLength, bool IsForeign, bool IsOther, bool HasBroken)
{
    private const int DeclarationBytes = 512;

    // So many characters of several bytes are UTF-8 by no chance, whatever the document is called.
    private const int SurelyUtf8 = 20;

    public static BodyText Look(ReadOnlySpan<byte> body, string? contentType)
    {
        if (ByteOrderMark(body) is var (marked, length) && marked is not null)
        {
            return Charset.IsUtf8(marked) ? AfterMark(body[length..]) with { MarkLength = length } : new BodyText(marked, length, IsForeign: true, IsOther: false, HasBroken: false);
        }

        var (header, declaration) = (CharsetOf(contentType), DeclaredIn(body));
        var (fromHeader, declared) = (Charset.Find(header), Charset.Find(declaration));
        var look = LooksAt(body);
        var chosen = look == Utf8Look.Valid && CountLeads(body) > SurelyUtf8 ? Charset.Utf8 : Choose(look, fromHeader, declared);
        var isNamed = header is not null || declaration is not null;
        return new BodyText(
            chosen,
            MarkLength: 0,
            IsForeign: look != Utf8Look.Plain,
            IsOther: look != Utf8Look.Plain && isNamed && (fromHeader ?? declared)?.CodePage != chosen.CodePage,
            HasBroken: Charset.IsUtf8(chosen) && look is Utf8Look.Mixed or Utf8Look.Other);
    }

    // Some editors put the mark before text of any encoding.
    private static BodyText AfterMark(ReadOnlySpan<byte> body)
    {
        var look = LooksAt(body);
        var other = look == Utf8Look.Other ? Charset.Find(DeclaredIn(body)) : null;
        var chosen = other is null || Charset.IsUtf8(other) ? Charset.Utf8 : other;
        return new BodyText(chosen, 0, IsForeign: look != Utf8Look.Plain, IsOther: !Charset.IsUtf8(chosen), HasBroken: Charset.IsUtf8(chosen) && look is Utf8Look.Mixed or Utf8Look.Other);
    }

    private static int CountLeads(ReadOnlySpan<byte> body)
    {
        var leads = 0;
        for (var next = body.IndexOfAnyInRange((byte)0xC2, (byte)0xF4); next >= 0 && leads <= SurelyUtf8; next = body.IndexOfAnyInRange((byte)0xC2, (byte)0xF4))
        {
            leads++;
            body = body[(next + 1)..];
        }

        return leads;
    }

    private static Encoding Choose(Utf8Look look, Encoding? fromHeader, Encoding? declared)
    {
        var named = fromHeader ?? declared;
        var oneSaysUtf8 = Charset.IsUtf8(fromHeader) || Charset.IsUtf8(declared);
        return look switch
        {
            Utf8Look.Plain => named ?? Charset.Utf8,

            // A text of another encoding is hardly ever valid UTF-8 by chance.
            Utf8Look.Valid when named is null || named.IsSingleByte || oneSaysUtf8 => Charset.Utf8,
            Utf8Look.Valid => named,

            // Some broken characters among many good ones are still UTF-8; a few accents and nothing else are not.
            Utf8Look.Mixed => named is null || named.IsSingleByte ? Charset.Utf8 : named,
            _ when named is not null && !Charset.IsUtf8(named) => named,
            _ when declared is not null && !Charset.IsUtf8(declared) => declared,
            _ => Charset.Western,
        };
    }

    private static (Encoding? Encoding, int Length) ByteOrderMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Charset.Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [(byte)'<', 0, 0, 0, ..] => (Encoding.UTF32, 0),
        [0, 0, 0, (byte)'<', ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 0),
        [(byte)'<' or (byte)'{', 0, _, 0, ..] => (Encoding.Unicode, 0),
        [0, (byte)'<' or (byte)'{', 0, _, ..] => (Encoding.BigEndianUnicode, 0),
        _ => (null, 0),
    };

    private static string? CharsetOf(string? contentType)
    {
        const string Key = "charset=";
        var start = contentType?.IndexOf(Key, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start < 0 ? null : contentType![(start + Key.Length)..].Split(';', ',')[0];
    }

    /// <summary>What an XML declaration names: &lt;?xml ... encoding="..."?&gt;.</summary>
    private static string? DeclaredIn(ReadOnlySpan<byte> body)
    {
        var start = body[..Math.Min(body.Length, DeclarationBytes)];
        var opening = start.IndexOf("<?xml"u8);
        if (opening < 0)
        {
            return null;
        }

        var declaration = start[opening..];
        var end = declaration.IndexOf((byte)'>');
        declaration = end < 0 ? declaration : declaration[..end];
        var key = declaration.IndexOf("encoding"u8);
        return key < 0 ? null : QuotedAfter(declaration[key..]);
    }

    private static string? QuotedAfter(ReadOnlySpan<byte> text)
    {
        var open = text.IndexOfAny((byte)'"', (byte)'\'');
        var close = open < 0 ? -1 : text[(open + 1)..].IndexOf(text[open]);
        return close < 0 ? null : Encoding.ASCII.GetString(text.Slice(open + 1, close));
    }

    private static Utf8Look LooksAt(ReadOnlySpan<byte> body)
    {
        var firstHigh = body.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (firstHigh < 0)
        {
            return Utf8Look.Plain;
        }

        return Utf8.IsValid(body[..WholeCharacters(body)]) ? Utf8Look.Valid : LooksBroken(body[firstHigh..]);
    }

    private static Utf8Look LooksBroken(ReadOnlySpan<byte> body)
    {
        int good = 0, bad = 0;
        while (!body.IsEmpty)
        {
            var isGood = Rune.DecodeFromUtf8(body, out _, out var used) == OperationStatus.Done;
            good += isGood && used > 1 ? 1 : 0;
            bad += isGood ? 0 : 1;
            body = body[used..];
        }

        return good > 4 * bad ? Utf8Look.Mixed : Utf8Look.Other;
    }

    // A body that broke off may end within a character.
    public static int WholeCharacters(ReadOnlySpan<byte> body)
    {
        var end = body.Length;
        while (end > 0 && body.Length - end < 3 && body[end - 1] is >= 0x80 and < 0xC0)
        {
            end--;
        }

        var isCut = end > 0 && body[end - 1] >= 0xC0 && Rune.DecodeFromUtf8(body[(end - 1)..], out _, out _) == OperationStatus.NeedMoreData;
        return isCut ? end - 1 : body.Length;
    }

    private enum Utf8Look
    {
        /// <summary>ASCII alone.</summary>
        Plain,
        Valid,

        /// <summary>More good characters than broken ones.</summary>
        Mixed,
        Other,
    }
}
