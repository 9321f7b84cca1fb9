namespace FeedWatch.Parsing.Markup;

/// <summary>
/// Moves through a document once, tag by tag, whatever its state: it never throws, and each element that starts ends, if only where an element around it does.
/// Where the document breaks off within elements it just ends, and says so.
/// </summary>
/// <param name="document">The characters; only the first <paramref name="length"/> count.</param>
/// <param name="start">Where the root begins.</param>
internal sealed class MarkupWalk(char[] document, int length, int start, DocumentEntities entities)
{
    private readonly OpenElements open = new(document);
    private readonly CharacterReferences references = new(entities);
    private readonly ShortStrings names = new();
    private readonly ElementName name = new(document);
    private readonly MarkupScanner scanner = new(document, length);
    private int position = start;
    private Tag tag;
    private (int Start, int Length) text;
    private bool isCData;
    private int toClose;
    private Repair repairs;

    public DocumentEnd End { get; private set; }

    public bool Stopped { get; private set; }

    public Repair Repairs => repairs | scanner.Repairs | references.Repairs | (open.Namespaces.HasUndeclared ? Repair.UndeclaredPrefixes : Repair.None);

    public MarkupToken Token { get; private set; }

    /// <summary>How many elements are open around what the walk stands on.</summary>
    public int Depth { get; private set; }

    /// <summary>An element of one tag: no end will come.</summary>
    public bool IsEmptyElement => tag.IsEmpty;

    /// <summary>Local, in lower case; empty where it is too long for any that we know.</summary>
    public ReadOnlySpan<char> Name => name.Text;

    public Vocabulary Vocabulary { get; private set; }

    /// <summary>Of the start tag it stands on; empty where it has none.</summary>
    public string NamespaceUri => open.Namespaces.UriOf(OpenElements.PrefixOf(document.AsSpan(tag.NameStart, tag.NameLength)));

    private ReadOnlySpan<char> Document => document.AsSpan(0, length);

    private ReadOnlySpan<char> Attributes => Token == MarkupToken.Start ? document.AsSpan(tag.NameStart + tag.NameLength, tag.AttributesEnd - tag.NameStart - tag.NameLength) : [];

    public bool Next()
    {
        if (toClose > 0)
        {
            return Close();
        }

        open.ForgetEmpty();
        while (!Stopped && position < length)
        {
            if (!scanner.BeginsMarkup(position))
            {
                return ReadText();
            }

            if (ReadMarkup())
            {
                return !Stopped;
            }
        }

        if (!Stopped)
        {
            Stop(open.Count > 0 ? DocumentEnd.Truncated : DocumentEnd.Whole);
        }

        return false;
    }

    public void Stop(DocumentEnd end)
    {
        Stopped = true;
        End = end;
        Token = MarkupToken.None;
    }

    public void Note(Repair repair) => repairs |= repair;

    /// <summary>The text it stands on, up to so many characters.</summary>
    public string Value(int most)
    {
        var value = document.AsSpan(text.Start, text.Length);
        return isCData || !value.Contains('&') ? names.Get(value[..Math.Min(value.Length, most)]) : references.Resolve(value, most);
    }

    /// <summary>Of the start tag it stands on; by its local name, whatever the prefix, unless the name asked for has one.</summary>
    public string? Attribute(ReadOnlySpan<char> wanted)
    {
        var reader = new AttributeReader(Attributes);
        var isThere = reader.Find(wanted);
        repairs |= reader.HasBare ? Repair.Attributes : Repair.None;
        return isThere ? references.Resolve(reader.Value, FeedLimits.LinkCharacters + 1) : null;
    }

    /// <summary>What the document itself is written in, whatever it is called: the namespace of the element it stands on.</summary>
    public void TreatAsCore()
    {
        open.Namespaces.TreatAsCore(OpenElements.PrefixOf(document.AsSpan(tag.NameStart, tag.NameLength)));
        Vocabulary = Vocabulary.Core;
    }

    /// <summary>The depth of the element it stands on, for <see cref="NextWithin"/>; that of nothing for an element without content.</summary>
    public int Enter() => IsEmptyElement ? int.MaxValue : Depth;

    /// <summary>The next thing in that element, however much of it was read meanwhile; false at its end.</summary>
    public bool NextWithin(int element) => element < int.MaxValue && Next() && Depth > element;

    /// <summary>To the end of the element it stands on.</summary>
    public void Skip()
    {
        for (var element = Enter(); NextWithin(element);)
        {
        }
    }

    /// <summary>What was open since ends before the start tag it stands on, which comes again.</summary>
    public void EndBefore(int depth)
    {
        position = tag.NameStart - 1;
        if (!tag.IsEmpty)
        {
            open.Close();
        }

        toClose = open.Count - depth;
        repairs |= Repair.MismatchedTags;
    }

    /// <summary>The common case of a field: nothing but one text up to the end tag. Then the walk stands on that end.</summary>
    /// <returns>False where it is not so; nothing was read then.</returns>
    public bool TryReadText(int most, out string value)
    {
        var isRead = TryReadContent();
        value = isRead ? Value(most) : string.Empty;
        return isRead;
    }

    /// <summary>As the other, for text that needs no string of its own; with references unresolved.</summary>
    public bool TryReadText(out ReadOnlySpan<char> value)
    {
        var isRead = TryReadContent();
        value = isRead ? document.AsSpan(text.Start, text.Length) : [];
        return isRead;
    }

    private bool TryReadContent()
    {
        if (FieldContent.Find(Document[position..], open.TopName) is not { } content)
        {
            return false;
        }

        text = (position + content.Start, content.Length);
        isCData = content.IsCData;
        position += content.End;
        toClose = 1;
        return Close();
    }

    private bool ReadText()
    {
        var from = position;
        position = scanner.EndOfText(from);
        return StandOnText(from, position - from, asCData: false);
    }

    private bool StandOnText(int from, int characters, bool asCData)
    {
        text = (from, characters);
        isCData = asCData;
        Token = MarkupToken.Text;
        Depth = open.Count;
        return true;
    }

    /// <returns>False for what is nothing to stand on.</returns>
    private bool ReadMarkup() => document[position + 1] switch
    {
        '/' => ReadEndTag(),
        '!' or '?' => ReadCDataOrOther(),
        _ => ReadStartTag(),
    };

    private bool ReadCDataOrOther()
    {
        if (Document[position..].StartsWith(FieldContent.CDataStart, StringComparison.Ordinal))
        {
            (var from, var characters, position) = scanner.CDataAt(position);
            return StandOnText(from, characters, asCData: true);
        }

        position = scanner.EndOfOther(position);
        return false;
    }

    private bool ReadStartTag()
    {
        if (Tag.Read(Document, position + 1) is not { } read)
        {
            position = length;
            return false;
        }

        if (open.Count == FeedLimits.Depth)
        {
            // A hundred paragraphs without an end are no reason to lose a story: the innermost ends here.
            repairs |= Repair.MismatchedTags;
            toClose = 1;
            return Close();
        }

        tag = read;
        position = read.End;
        Token = MarkupToken.Start;
        Depth = open.Count;
        name.Set((read.NameStart, read.NameLength));
        if (!read.IsEmpty && name.IsVoid)
        {
            tag = read with { IsEmpty = true };
        }

        Vocabulary = open.Open(tag, Attributes);
        return true;
    }

    private bool ReadEndTag()
    {
        var rest = Document[(position + 2)..];
        var end = rest.IndexOf('>');
        if (end < 0)
        {
            position = length;
            return false;
        }

        position += end + 3;
        toClose = open.CountTo(rest[..end].TrimEnd());
        repairs |= toClose == 1 ? Repair.None : Repair.MismatchedTags;
        return toClose > 0 && Close();
    }

    private bool Close()
    {
        toClose--;
        tag = default;
        name.Set(open.Top);
        open.Close();
        Token = MarkupToken.End;
        Depth = open.Count;
        return true;
    }
}
