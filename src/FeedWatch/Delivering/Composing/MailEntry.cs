using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Delivering;

/// <summary>One story of a mail, with every rule that found it.</summary>
internal sealed record MailEntry
{
    private const int MostTitle = 300;
    private const int MostTitleFromText = 120;
    private const int MostFeedName = 80;
    private const int MostLink = 2_000;

    /// <summary>Never empty: a story without a title shows the first words of its text.</summary>
    public required IReadOnlyList<Run> Title { get; init; }

    public required Uri? Link { get; init; }

    public required string FeedName { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public required IReadOnlyList<Run> Excerpt { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public string PlainTitle => string.Concat(Title.Select(run => run.Text));

    /// <summary>Latest story first; the order in which the hits came does not matter.</summary>
    public static IReadOnlyList<MailEntry> Of(IReadOnlyList<Hit> hits) =>
    [
        .. hits.GroupBy(hit => hit.Key.StoryId)
            .Select(story => story.OrderByDescending(hit => hit.FoundAt).ThenBy(hit => hit.Key.Rule, StringComparer.Ordinal).ToList())
            .OrderByDescending(story => story[0].PublishedAt ?? story[0].FoundAt)
            .ThenBy(story => story[0].Key.StoryId.Value, StringComparer.Ordinal)
            .Select(OfStory),
    ];

    private static MailEntry OfStory(List<Hit> hits)
    {
        // The publisher may have edited the story between two hits: the latest is shown, and only its places fit it.
        var latest = hits[0];
        var places = hits.Where(hit => hit.ContentHash == latest.ContentHash).SelectMany(hit => hit.Places).ToList();
        var title = MarkedText.Clean(latest.Title, places.Where(place => place.Field is TextField.Title));
        var body = MarkedText.Clean(latest.Text, places.Where(place => place.Field is TextField.Body));
        return new()
        {
            Title = TitleOf(title, body, latest.Link),
            Link = IsSafe(latest.Link) ? latest.Link : null,
            FeedName = CleanText.OneLine(latest.FeedName, MostFeedName),
            PublishedAt = latest.PublishedAt,
            FoundAt = hits[^1].FoundAt,
            Excerpt = Delivering.Excerpt.Of(body),
            Findings = [.. hits.Select(Finding.Of).OrderBy(finding => finding.Rule, StringComparer.Ordinal)],
        };
    }

    private static IReadOnlyList<Run> TitleOf(MarkedText title, MarkedText body, Uri? link)
    {
        if (title.Text.Length > 0)
        {
            return title.Beginning(MostTitle);
        }

        return body.Text.Length > 0
            ? body.Beginning(MostTitleFromText)
            : [new(link is null ? "Story without text" : $"Story at {CleanText.OneLine(link.IdnHost, MostFeedName)}", IsHit: false)];
    }

    private static bool IsSafe(Uri? link) =>
        link is { IsAbsoluteUri: true, Scheme: "http" or "https" } && link.AbsoluteUri.Length <= MostLink;
}

/// <summary>Why a story is in the mail: a rule, and the words that it hit.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Words">As the story spells them; none where only the absence of words made the rule match.</param>
/// <param name="Query">The query as the owner wrote it.</param>
internal sealed record Finding(string Rule, IReadOnlyList<string> Words, string Query)
{
    private const int MostRule = 60;
    private const int MostWords = 5;
    private const int MostWord = 60;
    private const int MostQuery = 160;

    /// <summary>The words, else the query.</summary>
    public string Why => Words.Count > 0 ? string.Join(", ", Words.Select(word => $"“{word}”")) : Query;

    public static Finding Of(Hit hit)
    {
        if (hit.IsPossible)
        {
            return new(CleanText.OneLine(hit.Key.Rule, MostRule), [], CleanText.OneLine($"perhaps: the query was too costly to decide on this story. {hit.Query}", MostQuery));
        }

        var words = hit.Places
            .Where(place => !place.IsContext)
            .Select(place => CleanText.OneLine(Cut(place.Field is TextField.Title ? hit.Title : hit.Text, place), MostWord))
            .Where(word => word.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostWords);
        return new(CleanText.OneLine(hit.Key.Rule, MostRule), [.. words], CleanText.OneLine(hit.Query, MostQuery));
    }

    private static string Cut(string text, Place place)
    {
        var start = Math.Clamp(place.Start, 0, text.Length);
        return text[start..Math.Clamp(place.Start + place.Length, start, text.Length)];
    }
}
