namespace FeedWatch.Parsing.Markup;

/// <summary>What a document calls by names of its own in its DOCTYPE. Taken literally: never nested, never from outside, and only so much of it in all.</summary>
internal sealed class DocumentEntities
{
    private const int Most = 300;
    private const int Longest = 200;
    private const int MostCharactersInAll = 1024 * 1024;
    private const string Declaration = "<!ENTITY";

    private readonly Dictionary<string, string> values = [];
    private int used;

    public static DocumentEntities None { get; } = new();

    public bool IsEmpty => values.Count == 0;

    /// <param name="subset">What stands between the brackets of a DOCTYPE.</param>
    public static DocumentEntities Read(ReadOnlySpan<char> subset)
    {
        var entities = new DocumentEntities();
        var start = subset.IndexOf(Declaration, StringComparison.OrdinalIgnoreCase);
        while (start >= 0 && entities.values.Count < Most)
        {
            subset = subset[(start + Declaration.Length)..];
            entities.Add(subset);
            start = subset.IndexOf(Declaration, StringComparison.OrdinalIgnoreCase);
        }

        return entities.IsEmpty ? None : entities;
    }

    /// <returns>Null for a name that stands for nothing here, and once the document has used more than its share.</returns>
    public string? Find(ReadOnlySpan<char> name)
    {
        if (IsEmpty || !values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var value) || used > MostCharactersInAll)
        {
            return null;
        }

        used += value.Length;
        return value;
    }

    // name "value" or name 'value'; what names a file or is made for the DTD itself is left out.
    private void Add(ReadOnlySpan<char> declaration)
    {
        var text = declaration.TrimStart();
        var nameLength = text.IndexOfAny(" \t\r\n");
        if (nameLength is <= 0 or > Longest || text[0] == '%')
        {
            return;
        }

        var name = text[..nameLength].ToString();
        text = text[nameLength..].TrimStart();
        if (text is not (['"', ..] or ['\'', ..]))
        {
            return;
        }

        var length = text[1..].IndexOf(text[0]);
        if (length is >= 0 and <= Longest)
        {
            values.TryAdd(name, new CharacterReferences().Resolve(text.Slice(1, length)));
        }
    }
}
