using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing.Given;

/// <summary>Which parts of <see cref="Story.Body"/> are the summary and which the content.</summary>
/// <param name="Summary">How long the summary is, where it stands before the content.</param>
/// <param name="Content">Where the content begins; null: there is none.</param>
internal readonly record struct BodyParts(int Summary, int? Content)
{
    public static BodyParts Of(Story story)
    {
        var start = story.Body.Length - story.Content.Length;
        return new BodyParts(start == 0 ? 0 : story.Summary.Length, story.Content.Length == 0 ? null : start);
    }

    /// <summary>A place of the body as places of its parts, of one or of both.</summary>
    public IEnumerable<FieldPart> Split(int start, int length)
    {
        var end = start + length;
        if (start < Summary)
        {
            yield return new FieldPart("summary", start, Math.Min(end, Summary) - start);
        }

        if (Content is { } content && end > content)
        {
            yield return new FieldPart("body", Math.Max(start, content) - content, end - Math.Max(start, content));
        }
    }
}

internal readonly record struct FieldPart(string Field, int Start, int Length);
