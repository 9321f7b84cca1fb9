namespace FeedWatch.Parsing.Markup;

/// <summary>What the walk stands on.</summary>
internal enum MarkupToken
{
    None,
    Start,
    End,
    Text,
}
