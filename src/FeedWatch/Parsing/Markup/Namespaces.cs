namespace FeedWatch.Parsing.Markup;

/// <summary>The prefixes in scope and the vocabularies they stand for. What nobody declared means what it usually means.</summary>
internal sealed class Namespaces
{
    private const int Most = 100;
    private const int LongestPrefix = 100;
    private const int LongestUri = 1_000;

    private readonly List<Declared> declared = [];
    private string? coreUri;
    private string? corePrefix;
    private bool hasDefault;

    public int Count => declared.Count;

    /// <summary>A prefix was used that is declared nowhere.</summary>
    public bool HasUndeclared { get; private set; }

    public void Declare(ReadOnlySpan<char> attributes)
    {
        var reader = new AttributeReader(attributes);
        while (reader.Next())
        {
            if (reader.Name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase) && reader.Name is not [_, _, _, _, _, not ':', ..] && declared.Count < Most)
            {
                Declare(reader.Name.Length > 6 ? reader.Name[6..] : [], reader.Value);
            }
        }
    }

    /// <summary>Back to what was in scope when so many were declared.</summary>
    public void RestoreTo(int count)
    {
        if (declared.Count > count)
        {
            declared.RemoveRange(count, declared.Count - count);
        }
    }

    public Vocabulary Of(ReadOnlySpan<char> prefix)
    {
        if (prefix.IsEmpty && !hasDefault)
        {
            return Vocabulary.Core;
        }

        for (var place = declared.Count - 1; place >= 0; place--)
        {
            if (prefix.SequenceEqual(declared[place].Prefix))
            {
                return declared[place].Vocabulary;
            }
        }

        if (prefix.IsEmpty || prefix.SequenceEqual(corePrefix))
        {
            return Vocabulary.Core;
        }

        HasUndeclared = true;
        return Vocabularies.OfUsualPrefix(prefix);
    }

    /// <summary>Empty for a prefix that nobody declared.</summary>
    public string UriOf(ReadOnlySpan<char> prefix)
    {
        for (var place = declared.Count - 1; place >= 0; place--)
        {
            if (prefix.SequenceEqual(declared[place].Prefix))
            {
                return declared[place].Uri;
            }
        }

        return string.Empty;
    }

    /// <summary>What the document itself is written in, whatever it is called.</summary>
    public void TreatAsCore(ReadOnlySpan<char> prefix)
    {
        for (var place = declared.Count - 1; place >= 0; place--)
        {
            if (prefix.SequenceEqual(declared[place].Prefix))
            {
                coreUri = declared[place].Uri;
                declared[place] = declared[place] with { Vocabulary = Vocabulary.Core };
                return;
            }
        }

        corePrefix ??= prefix.ToString();
    }

    private void Declare(ReadOnlySpan<char> prefix, ReadOnlySpan<char> uri)
    {
        if (prefix.Length > LongestPrefix || uri.Length > LongestUri)
        {
            return;
        }

        hasDefault |= prefix.IsEmpty;
        var name = uri.ToString();
        var vocabulary = name == coreUri ? Vocabulary.Core : Vocabularies.Of(name);
        declared.Add(new Declared(prefix.ToString(), name, vocabulary == Vocabulary.Other ? Vocabularies.OfUsualPrefix(prefix) : vocabulary));
    }

    private readonly record struct Declared(string Prefix, string Uri, Vocabulary Vocabulary);
}
