using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Testing;

/// <summary>A story that attacks whatever shows it. The parser would clean most of this; no exit may rely on that.</summary>
public static class HostileStory
{
    /// <summary>Terminal colours, a header injection, Spectre markup, a script, an attribute, a text reversal, a NUL, an emoji, a tower of accents and 10,000 letters without a space.</summary>
    public static readonly string Title =
        "\u001b[31mred\u001b[0m\r\nBcc: victim@example.org\r\n\r\n[red]markup[/] <script>alert(1)</script> "
        + "\"onmouseover=\"alert(2) \u202Egnp.exe\u202C \u2066hidden \0nul \u0007\u009B31m "
        + "\U0001F468\u200D\U0001F469\u200D\U0001F467 Lavrov " + "o" + new string('\u0301', 200) + " \uD800lone " + new string('x', 10_000);

    public static readonly string Text =
        "</div></td></table><script src=https://attacker.example/x.js></script><img src=x onerror=alert(3)> "
        + "Lavrov\u2019s \u001b]0;title\u0007 \u202Ereversed .\r\n.\r\nQUIT\r\n" + "\uD83D" + string.Concat(Enumerable.Repeat("\U0001F600", 2_000));

    public static Hit Hit { get; } = new()
    {
        Key = new("Lavrov\r\nBcc: x@example.org <b>", new StoryId("hostile")),
        FeedId = new FeedId("hostile-feed"),
        FeedName = "Feed\u001b[2J <i>\u202E",
        Title = Title,
        Link = new Uri("https://attacker.example/?q=\"><script>alert(4)</script>&x=\u202E"),
        Text = Text,
        Places = [PlaceOf(TextField.Title, Title), PlaceOf(TextField.Body, Text), new(TextField.Body, Text.Length - 3, 1_000)],
        Query = "lavrov </title><script>",
        ContentHash = "hostile",
        PublishedAt = new DateTimeOffset(2026, 2, 2, 14, 5, 0, TimeSpan.Zero),
        FoundAt = new DateTimeOffset(2026, 2, 2, 14, 9, 0, TimeSpan.Zero),
        Alerting = true,
    };

    private static Place PlaceOf(TextField field, string text) =>
        new(field, text.IndexOf("Lavrov", StringComparison.Ordinal), "Lavrov".Length);
}
