using FeedWatch.Storing;

namespace FeedWatch.Host.Output;

/// <summary>A story that the tried query finds, as <c>--json</c> prints it.</summary>
/// <param name="Matched">The words of title and text that the query hit, in their order.</param>
public sealed record TryLine(string Feed, string Title, Uri? Link, DateTimeOffset? PublishedAt, IReadOnlyList<string> Matched)
{
    public static TryLine Of(Hit hit)
    {
        var line = HitLine.Of(hit);
        return new(line.Feed, line.Title, line.Link, line.PublishedAt, line.Matched);
    }
}
