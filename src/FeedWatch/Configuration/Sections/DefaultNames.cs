namespace FeedWatch.Configuration.Sections;

/// <summary>Names the feeds that have none: by host and path. Where two would be the same, both carry the beginning of their id, so that neither depends on the other's place in the file.</summary>
internal static class DefaultNames
{
    private const int Most = 60;
    private const int IdLetters = 6;

    /// <summary>The name of each feed, in their order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<FeedDraft> drafts)
    {
        var names = drafts.Select(draft => draft.Name ?? Shorten(draft)).ToList();
        var uses = names.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. drafts.Zip(names, (draft, name) => draft.Name is not null || uses[name] == 1 ? name : $"{name} ({Beginning(draft.Id.Value)})")];
    }

    // A query may hold a key, and so may any part of an address that came from the environment: neither is ever shown.
    private static string Shorten(FeedDraft draft)
    {
        var host = draft.Url.Host.StartsWith("www.", StringComparison.Ordinal) ? draft.Url.Host[4..] : draft.Url.Host;
        var path = draft.UrlIsFilled ? string.Empty : Uri.UnescapeDataString(draft.Url.AbsolutePath).TrimEnd('/');
        var room = Math.Max(Most - host.Length - 2, 10);
        return (path.Length <= room + 2 ? host + path : $"{host}/…{path[^room..]}").Shortened(Most * 2);
    }

    private static string Beginning(string id) => id[..Math.Min(IdLetters, id.Length)];
}
