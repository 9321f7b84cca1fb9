using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>What a rule may name: the names and tags of feeds, also of feeds that have mistakes of their own, so that one slip is one mistake.</summary>
internal sealed class FeedLabels(Mistakes mistakes)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private bool takesAny;

    public string Add(ScalarNode label)
    {
        var text = label.Text!.Trim();
        Add(text, mayBeShown: !label.IsFilled);
        return text;
    }

    public void Add(string label, bool mayBeShown)
    {
        known.Add(label);
        if (mayBeShown)
        {
            shown.Add(label);
        }
    }

    /// <summary>There was no reading the feeds, and that was said.</summary>
    public void TakeAny() => takesAny = true;

    public bool Knows(string label) => takesAny || known.Contains(label);

    public string Suggest(string written) =>
        (mistakes.IsFull ? null : shown.Nearest(written)) is { } near ? $"Write {near.Quoted()}." : "Write the name of a feed, or one of the `tags` of feeds.";
}
