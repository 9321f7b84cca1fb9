namespace FeedWatch.Parsing;

/// <summary>What is inherited from the elements around: the namespaces of the document and the address that links are relative to.</summary>
internal sealed class XmlScope(XmlWalk xml, Uri documentUrl)
{
    private string rootNamespace = string.Empty;
    private string channelNamespace = string.Empty;
    private string lastNamespace = string.Empty;
    private Vocabulary lastVocabulary;
    private Uri? declaredBase;

    /// <summary>The page of the feed: links are relative to it where no xml:base says otherwise.</summary>
    public Uri? FeedLink { get; set; }

    public Uri Base => declaredBase ?? FeedLink ?? documentUrl;

    /// <summary>Of the element on which the walk stands.</summary>
    public Vocabulary Vocabulary
    {
        get
        {
            var name = xml.NamespaceUri;
            if (!ReferenceEquals(name, lastNamespace))
            {
                lastVocabulary = name == rootNamespace || name == channelNamespace ? Vocabulary.Core : Vocabularies.Of(name);
                lastNamespace = name;
            }

            return lastVocabulary;
        }
    }

    public void EnterRoot()
    {
        rootNamespace = xml.NamespaceUri;
        declaredBase = BaseHere();
    }

    public void EnterChannel()
    {
        channelNamespace = xml.NamespaceUri;
        declaredBase = BaseHere();
    }

    /// <summary>What the element on which the walk stands makes of the base.</summary>
    public Uri? BaseHere() => xml.Attribute("base", Vocabularies.Xml) is { } address ? Links.Resolve(address, declaredBase ?? documentUrl) ?? declaredBase : declaredBase;

    /// <summary>For the element on which the walk stands and all in it, until the returned base is set again.</summary>
    public Uri? EnterEntry()
    {
        var outer = declaredBase;
        declaredBase = BaseHere();
        return outer;
    }

    public void Leave(Uri? outer) => declaredBase = outer;
}
