using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Testing.Delivering;

/// <summary>Hits as the steps before delivering would make them, in the scripts that readers of FeedWatch read.</summary>
public static class SampleHits
{
    public static readonly DateTimeOffset Noon = new(2026, 2, 2, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Hit> InFourScripts { get; } =
    [
        English("UN Security Council", "Security Council"),
        English("Lavrov", "Lavrov", "Lavrov’s"),
        Of(
            "Lavrov",
            "Лавров обсудил с коллегами повестку Совета Безопасности",
            "Министр иностранных дел России Сергей Лавров провёл в Нью-Йорке переговоры с коллегами. Стороны обсудили повестку заседания Совета Безопасности ООН и положение на Ближнем Востоке. По словам Лаврова, консультации будут продолжены на следующей неделе.",
            "Лавров", "Лаврова") with
        { FeedName = "Новости дня", PublishedAt = Noon.AddMinutes(-30) },
        Of(
            "UN Security Council",
            "BREAKING: مجلس الأمن يعقد جلسة طارئة لبحث الأوضاع",
            "عقد مجلس الأمن الدولي جلسة طارئة مساء اليوم لبحث آخر التطورات، وقال دبلوماسيون إن المشاورات ستتواصل خلال الأيام المقبلة قبل التصويت على مشروع القرار.",
            "مجلس الأمن") with
        { FeedName = "أخبار المساء", PublishedAt = Noon.AddHours(-3) },
        Of(
            "UN Security Council",
            "联合国安理会就当前局势举行紧急会议",
            "联合国安全理事会星期一举行紧急会议，讨论当前局势。多国代表在会上发言，呼吁各方保持克制，通过对话解决分歧。安理会主席表示，磋商将在未来几天继续进行。",
            "安理会", "安全理事会") with
        { FeedName = "每日新闻", PublishedAt = null, FoundAt = Noon.AddHours(-4) },
    ];

    /// <summary>A hit whose places are wherever the words stand in title and text.</summary>
    public static Hit Of(string rule, string title, string text, params string[] words) => new()
    {
        Key = new(rule, new StoryId(ContentHash.Id("sample", title, text))),
        FeedId = new FeedId("sample"),
        FeedName = "Evening News",
        Title = title,
        Link = new Uri($"https://news.example/{ContentHash.Id(title, text)[..8]}?a=1&b=2"),
        Text = text,
        Places = [.. Places(TextField.Title, title, words), .. Places(TextField.Body, text, words)],
        Query = string.Join(" | ", words.Select(word => $"\"{word}\"")),
        ContentHash = ContentHash.Id(title, text),
        PublishedAt = Noon,
        FoundAt = Noon.AddMinutes(4),
        Alerting = true,
    };

    private static Hit English(string rule, params string[] words) => Of(
        rule,
        "Foreign minister walks out of UN security meeting as vote is put off",
        "The Russian foreign minister left the chamber before the vote on Monday, diplomats said. "
            + string.Join(' ', Enumerable.Repeat("Delegations spent most of the afternoon on questions of procedure and on the order of speakers.", 3))
            + " Members of the Security Council agreed to meet again on Wednesday. "
            + string.Join(' ', Enumerable.Repeat("The draft text has been changed several times since it was first circulated last week.", 3))
            + " Lavrov’s spokeswoman said that he had another appointment.",
        words);

    private static IEnumerable<Place> Places(TextField field, string text, string[] words) => words
        .SelectMany(word => Starts(text, word).Select(start => new Place(field, start, word.Length)))
        .OrderBy(place => place.Start)
        .ThenByDescending(place => place.Length)
        .DistinctBy(place => place.Start);

    private static IEnumerable<int> Starts(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
