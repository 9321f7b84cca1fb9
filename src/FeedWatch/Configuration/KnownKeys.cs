using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration;

/// <summary>The keys of one kind of map, and those that will be keys once FeedWatch can do what they ask for.</summary>
internal sealed record KnownKeys(string Of, IReadOnlyList<string> Keys, IReadOnlyList<string> Later)
{
    public static KnownKeys File { get; } = new("the file", ["feeds", "aliases", "rules", "recipients", "operators"], []);

    public static KnownKeys Feed { get; } = new("a feed", ["url", "id", "was", "name", "tags", "every", "login", "headers", "certificate", "language", "fullText"], []);

    public static KnownKeys Login { get; } = new("a login", ["user", "password"], []);

    public static KnownKeys Rule { get; } = new("a rule", ["name", "query", "feeds"], ["urgent"]);

    public static KnownKeys Recipient { get; } = new("a recipient", ["name", "email", "rules", "send"], ["zone", "quiet", "limit", "then", "digest"]);

    public static KnownKeys RecipientRule { get; } = new("a rule of a recipient", ["rule", "send"], []);

    /// <summary>A key that nobody reads would be a wish ignored in silence.</summary>
    public void Check(MapNode map, Mistakes mistakes)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (Keys.Contains(key.Raw))
            {
                continue;
            }

            if (Later.Contains(key.Raw))
            {
                mistakes.Add(key.Place, $"`{key.Raw}` is not supported in this version yet.", "Delete it for now.");
                continue;
            }

            var advice = (mistakes.IsFull ? null : Keys.Nearest(key.Raw)) is { } nearest ? $"Write `{nearest}`." : $"{Of.Capitalised()} takes {Keys.Listed("and")}.";
            mistakes.Add(key.Place, $"`{key.Raw.Shortened()}` is not a key of {Of}.", advice);
        }
    }
}
