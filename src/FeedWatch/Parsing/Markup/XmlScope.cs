namespace FeedWatch.Parsing.Markup;

/// <summary>The address that links are relative to: xml:base of the elements around, else the page of the feed, else where the document came from.</summary>
/// <param name="documentUrl">Null for a document from nowhere: then only an xml:base makes a relative link absolute.</param>
internal sealed class XmlScope(MarkupWalk xml, Uri? documentUrl)
{
    // Each relative link of a document would repeat it.
    private const int LongestBase = 500;

    private Uri? declaredBase;

    /// <summary>The page of the feed: links are relative to it where no xml:base says otherwise.</summary>
    public Uri? FeedLink { get; set; }

    public Uri? Base => declaredBase ?? (documentUrl is null ? null : FeedLink ?? documentUrl);

    /// <summary>What the element on which the walk stands makes of the base.</summary>
    public Uri? BaseHere() =>
        xml.Attribute("xml:base") is { Length: <= LongestBase } address && Links.Resolve(address, declaredBase ?? documentUrl) is { OriginalString.Length: <= 2 * LongestBase } here
            ? here
            : declaredBase;

    /// <summary>For the element on which the walk stands and all in it, until the returned base is set again.</summary>
    public Uri? Enter()
    {
        var outer = declaredBase;
        declaredBase = BaseHere();
        return outer;
    }

    public void Leave(Uri? outer) => declaredBase = outer;
}
