using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>Names the feeds that have none: by host and path. Where two would be the same, both carry the beginning of their id, so that neither depends on the other's place in the file.</summary>
internal static class DefaultNames
{
    private const int Most = 60;
    private const int IdLetters = 6;

    public static IReadOnlyList<Feed> Complete(IReadOnlyList<FeedDraft> drafts)
    {
        var uses = drafts.Select(Plain).CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. drafts.Select(draft => draft.Named(draft.Name ?? (uses[Plain(draft)] == 1 ? Plain(draft) : Told(draft))))];
    }

    private static string Plain(FeedDraft draft) => draft.Name ?? Shorten(draft);

    private static string Told(FeedDraft draft) => $"{Shorten(draft)} ({draft.Id.Value[..Math.Min(IdLetters, draft.Id.Value.Length)]})";

    // A query may hold a key, and so may any part of an address that came from the environment: neither is ever shown.
    private static string Shorten(FeedDraft draft)
    {
        var host = draft.Url.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? draft.Url.Host[4..] : draft.Url.Host;
        var path = draft.UrlIsFilled ? string.Empty : Uri.UnescapeDataString(draft.Url.AbsolutePath).TrimEnd('/');
        var room = Math.Max(Most - host.Length - 2, 10);
        return path.Length <= room + 2 ? host + path : $"{host}/…{path[^room..]}";
    }
}
