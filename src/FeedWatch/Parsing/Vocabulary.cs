namespace FeedWatch.Parsing;

/// <summary>Which of the languages that feeds are written in an element belongs to.</summary>
internal enum Vocabulary
{
    /// <summary>RSS of any version, or Atom: what the document is written in.</summary>
    Core,
    DublinCore,
    Content,
    Media,
    ITunes,
    Other,
}

/// <summary>The vocabularies by their namespaces.</summary>
internal static class Vocabularies
{
    public const string Xml = "http://www.w3.org/XML/1998/namespace";
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinCoreTerms = "http://purl.org/dc/terms/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Media = "http://search.yahoo.com/mrss/";
    private const string ITunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>What prefixes mean in documents that forget to declare them.</summary>
    public static IReadOnlyDictionary<string, string> UsualPrefixes { get; } = new Dictionary<string, string>
    {
        ["dc"] = DublinCore,
        ["dcterms"] = DublinCoreTerms,
        ["content"] = Content,
        ["media"] = Media,
        ["itunes"] = ITunes,
        ["atom"] = Atom,
        ["rdf"] = Rdf,
    };

    public static Vocabulary Of(string namespaceUri) => namespaceUri switch
    {
        "" => Vocabulary.Core,
        Atom or "http://purl.org/atom/ns#" => Vocabulary.Core,
        "http://purl.org/rss/1.0/" or "http://my.netscape.com/rdf/simple/0.9/" or "http://channel.netscape.com/rdf/simple/0.9/" => Vocabulary.Core,
        DublinCore or DublinCoreTerms => Vocabulary.DublinCore,
        Content => Vocabulary.Content,
        Media or "http://search.yahoo.com/mrss" => Vocabulary.Media,
        ITunes => Vocabulary.ITunes,
        _ => Vocabulary.Other,
    };
}
