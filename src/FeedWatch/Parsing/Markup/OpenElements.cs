namespace FeedWatch.Parsing.Markup;

/// <summary>The elements that are open, outermost first, and the prefixes that they brought into scope.</summary>
internal sealed class OpenElements(char[] document)
{
    private readonly (int NameStart, int NameLength, int Namespaces)[] elements = new (int, int, int)[FeedLimits.Depth];
    private int inScope;

    public int Count { get; private set; }

    public Namespaces Namespaces { get; } = new();

    /// <summary>With its prefix, as it stands.</summary>
    public ReadOnlySpan<char> TopName => NameAt(Count - 1);

    /// <summary>Where that name is.</summary>
    public (int Start, int Length) Top => (elements[Count - 1].NameStart, elements[Count - 1].NameLength);

    public static ReadOnlySpan<char> PrefixOf(ReadOnlySpan<char> name) => name.IndexOf(':') is > 0 and var colon ? name[..colon] : [];

    /// <summary>Takes in the prefixes of a start tag; one that has an end to come is open from here.</summary>
    public Vocabulary Open(Tag tag, ReadOnlySpan<char> attributes)
    {
        var namespaces = Namespaces.Count;
        if (attributes.Contains("xmlns", StringComparison.Ordinal))
        {
            Namespaces.Declare(attributes);
        }

        if (!tag.IsEmpty)
        {
            elements[Count++] = (tag.NameStart, tag.NameLength, namespaces);
        }

        inScope = tag.IsEmpty ? namespaces : Namespaces.Count;
        return Namespaces.Of(PrefixOf(document.AsSpan(tag.NameStart, tag.NameLength)));
    }

    /// <summary>An element of one tag has its prefixes for itself.</summary>
    public void ForgetEmpty() => Namespaces.RestoreTo(inScope);

    public void Close()
    {
        Count--;
        inScope = elements[Count].Namespaces;
        Namespaces.RestoreTo(inScope);
    }

    /// <summary>How many elements an end tag of this name closes: up to the nearest one of its name, or none where that is not open.</summary>
    public int CountTo(ReadOnlySpan<char> name)
    {
        for (var place = Count - 1; place >= 0; place--)
        {
            if (NameAt(place).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Count - place;
            }
        }

        return 0;
    }

    private ReadOnlySpan<char> NameAt(int place) => document.AsSpan(elements[place].NameStart, elements[place].NameLength);
}
