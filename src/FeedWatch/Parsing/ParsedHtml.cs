using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace FeedWatch.Parsing;

/// <summary>Text of any HTML, by a parser that reads it as browsers do: as much of it as one document may ask for.</summary>
internal sealed class ParsedHtml
{
    // Elements that do not nest as they should multiply: some thousands of them can make millions of nodes.
    private const int MostTagsAtOnce = 500;
    private const int MostTagsInAll = 10_000;
    private const int MostCharacters = 128 * 1024;
    private const int MostCharactersInAll = 2 * 1024 * 1024;

    // What a document costs that holds hardly anything.
    private const int TagsOfAnyDocument = 10;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        MaximumDepth = FeedLimits.Depth,
    });

    private int tagsInAll;
    private long charactersInAll;

    public void Append(string html, TextSink sink)
    {
        var tags = html.AsSpan().Count('<');
        tagsInAll += tags + TagsOfAnyDocument;
        charactersInAll += html.Length;
        if (html.Length > MostCharacters || charactersInAll > MostCharactersInAll || tags > MostTagsAtOnce || tagsInAll > MostTagsInAll)
        {
            SimpleHtml.TryAppend(html, sink, strict: false);
            return;
        }

        using var document = Parser.ParseDocument(html);
        if (document.Body is { } body)
        {
            AppendContent(body, sink);
        }
    }

    // A walk without recursion: how deep it goes is the document's choice.
    private static void AppendContent(IElement root, TextSink sink)
    {
        INode? node = root.FirstChild;
        while (node is not null && !sink.IsFull)
        {
            var descend = Enter(node, sink);
            node = descend && node.FirstChild is { } child ? child : Next(node, root, sink);
        }
    }

    private static INode? Next(INode node, IElement root, TextSink sink)
    {
        for (var left = node; left is not null && left != root; left = left.Parent)
        {
            Leave(left, sink);
            if (left.NextSibling is { } sibling)
            {
                return sibling;
            }
        }

        return null;
    }

    private static bool Enter(INode node, TextSink sink)
    {
        if (node is IText text)
        {
            sink.Append(text.Data);
            return false;
        }

        return node is IElement element && SimpleHtml.Mark(HtmlElements.KindOf(element.LocalName), sink);
    }

    private static void Leave(INode node, TextSink sink)
    {
        if (node is IElement element)
        {
            SimpleHtml.Mark(HtmlElements.KindOf(element.LocalName), sink);
        }
    }
}
