using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedWatch.Host.Demo;

/// <summary>What the demo serves and when: stories.json, written for FeedWatch.</summary>
public sealed record DemoScript(IReadOnlyList<DemoFeed> Feeds)
{
    public int Steps => Feeds.SelectMany(feed => feed.Stories).Max(story => story.Step);

    public static DemoScript Load()
    {
        using var stream = typeof(DemoScript).Assembly.GetManifestResourceStream("FeedWatch.Host.Demo.stories.json")!;
        return JsonSerializer.Deserialize(stream, DemoJson.Default.DemoScript)!;
    }

    /// <summary>What is published at a step, with the feed that does.</summary>
    public IEnumerable<(DemoFeed Feed, DemoStory Story)> At(int step) =>
        from feed in Feeds
        from story in feed.Stories
        where story.Step == step
        select (feed, story);
}

/// <summary>One feed of the demo.</summary>
/// <param name="Path">Where on the demo's server it lies.</param>
/// <param name="Format">rss, atom or json.</param>
/// <param name="Encoding">utf-8 unless it says otherwise; JSON is always utf-8.</param>
public sealed record DemoFeed(string Path, string Name, string Language, string Format, IReadOnlyList<DemoStory> Stories, string Encoding = "utf-8")
{
    /// <summary>What the feed holds at a step, latest first: a story told again under its slug takes the place of the first.</summary>
    public IReadOnlyList<DemoStory> At(int step) =>
        [.. Stories.Where(story => story.Step <= step).GroupBy(story => story.Slug).Select(versions => versions.Last()).OrderByDescending(story => story.Step)];
}

/// <summary>One story of the demo.</summary>
/// <param name="Slug">Its id and the end of its link.</param>
/// <param name="Html">As a newspaper's system would put it in the feed.</param>
/// <param name="Step">When it is published; 0: it is there from the start.</param>
/// <param name="Hits">Names of the rules that must find it.</param>
/// <param name="Remark">What makes it worth a look; null: nothing special.</param>
public sealed record DemoStory(string Slug, string Title, string Html, int Step = 0, IReadOnlyList<string>? Hits = null, string? Remark = null)
{
    public IReadOnlyList<string> Hits { get; } = Hits ?? [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoScript))]
internal sealed partial class DemoJson : JsonSerializerContext;
