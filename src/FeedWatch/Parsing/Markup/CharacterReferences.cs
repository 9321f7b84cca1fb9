using System.Buffers;

namespace FeedWatch.Parsing.Markup;

/// <summary>Text with what its references stand for: XML's, the document's own, and HTML's, which publishers use without declaring them. All else with an ampersand is text.</summary>
internal sealed class CharacterReferences(DocumentEntities? entities = null)
{
    private readonly DocumentEntities entities = entities ?? DocumentEntities.None;
    private readonly ArrayBufferWriter<char> resolved = new();

    /// <summary>What it met that XML does not allow.</summary>
    public Repair Repairs { get; private set; }

    /// <summary>At most so many characters of the text are taken.</summary>
    public string Resolve(ReadOnlySpan<char> text, int most = int.MaxValue)
    {
        var ampersand = text.IndexOf('&');
        if (ampersand < 0)
        {
            return new string(text[..Math.Min(text.Length, most)]);
        }

        resolved.ResetWrittenCount();
        while (ampersand >= 0 && resolved.WrittenCount < most)
        {
            resolved.Write(text[..ampersand]);
            text = text[(ampersand + 1)..];
            text = text[Reference(text)..];
            ampersand = text.IndexOf('&');
        }

        resolved.Write(text);
        var written = resolved.WrittenSpan;
        return new string(written[..Math.Min(written.Length, most)]);
    }

    /// <summary>Writes what the reference stands for, or the ampersand.</summary>
    /// <returns>How many characters after the ampersand it took.</returns>
    private int Reference(ReadOnlySpan<char> text)
    {
        switch (text)
        {
            case ['l', 't', ';', ..]:
                Write('<');
                return 3;
            case ['g', 't', ';', ..]:
                Write('>');
                return 3;
            case ['a', 'm', 'p', ';', ..]:
                Write('&');
                return 4;
            case ['q', 'u', 'o', 't', ';', ..]:
                Write('"');
                return 5;
            default:
                return RareReference(text);
        }
    }

    private int RareReference(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(HtmlCharacters.OfReferences);
        var name = length > 0 && text[length] == ';' ? text[..length] : OwnName(text);
        if (name.IsEmpty || (entities.Find(name) ?? HtmlEntities.Resolve(name)) is not { } symbol)
        {
            Repairs |= Repair.BareCharacters;
            Write('&');
            return 0;
        }

        Repairs |= name is ['#', ..] or "apos" ? Repair.None : entities.IsEmpty ? Repair.HtmlEntities : Repair.InternalEntities;
        Repairs |= symbol is [< ' ' and not ('\t' or '\r' or '\n')] ? Repair.ControlCharacters : Repair.None;
        resolved.Write(symbol);
        return name.Length + 1;
    }

    // A document's own names may hold what HTML's never do.
    private ReadOnlySpan<char> OwnName(ReadOnlySpan<char> text)
    {
        const int Longest = 100;
        var length = entities.IsEmpty ? -1 : text[..Math.Min(text.Length, Longest)].IndexOf(';');
        return length > 0 ? text[..length] : [];
    }

    private void Write(char character)
    {
        resolved.GetSpan(1)[0] = character;
        resolved.Advance(1);
    }
}
