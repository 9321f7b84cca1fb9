using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>Stories of one size. One in twenty is about one of the first rules; most of the others hit none.</summary>
internal static class SpeedStories
{
    public const int Count = 40;

    private const int OnePlanted = 20;
    private const int TitleWords = 9;
    private const double ShareOfNames = 0.02;

    public static Feed Feed { get; } = new() { Id = new FeedId("speed"), Url = new Uri("https://speed.example/feed"), Name = "Speed" };

    public static IReadOnlyList<Story> Make(SpeedWords words, IReadOnlyList<SpeedRule> rules, int size, Random random)
    {
        var writer = new Writer(words, Pairs(rules), random);
        return [.. Enumerable.Range(0, Count).Select(number => Make(writer, number % OnePlanted == 1 ? rules[number % Math.Min(rules.Count, 10)] : null, size, number))];
    }

    private static Story Make(Writer writer, SpeedRule? planted, int size, int number)
    {
        var title = writer.Title(TitleWords);
        return new Story
        {
            Id = new StoryId($"{number}"),
            FeedId = Feed.Id,
            Title = title,
            Summary = writer.Body(size - title.Length, planted?.Parts ?? []),
            FirstSeenAt = DateTimeOffset.UnixEpoch,
            ContentHash = $"{number}",
        };
    }

    // What follows on what in the phrases of the rules.
    private static HashSet<(string, string)> Pairs(IEnumerable<SpeedRule> rules) =>
        [.. rules.SelectMany(rule => rule.Parts).Select(part => part.Split(' ')).SelectMany(part => part.Zip(part.Skip(1)))];

    /// <summary>Writes sentences. No sign ever stands inside a rule's phrase, so that all contenders mean the same by a phrase.</summary>
    private sealed class Writer(SpeedWords words, HashSet<(string, string)> pairs, Random random)
    {
        private readonly StringBuilder text = new();
        private string last = string.Empty;

        public string Title(int count)
        {
            Begin();
            for (var word = 0; word < count; word++)
            {
                Add(Word());
            }

            return text.ToString();
        }

        /// <summary>With the parts somewhere in the middle, each by itself.</summary>
        public string Body(int length, IReadOnlyList<string> parts)
        {
            Begin();
            while (text.Length < length / 2)
            {
                Add(Word());
            }

            foreach (var word in parts.SelectMany(part => part.Split(' ').Append(words.CommonOne(random))))
            {
                Add(word);
            }

            while (text.Length < length - 1)
            {
                Add(Word());
            }

            return text.Append('.').ToString();
        }

        private void Begin()
        {
            text.Clear();
            last = string.Empty;
        }

        private string Word() => random.NextDouble() < ShareOfNames ? SpeedWords.Name(random) : words.Any(random);

        private void Add(string word)
        {
            var sign = last.Length == 0 ? string.Empty : pairs.Contains((last, word)) ? " " : Sign();
            var isCapital = last.Length == 0 || sign is ". " || random.Next(20) == 0;
            text.Append(sign).Append(isCapital ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
            last = word;
        }

        private string Sign() => random.Next(100) switch
        {
            < 5 => ". ",
            < 11 => ", ",
            11 => " “",
            12 => "” ",
            13 => "\n\n",
            _ => " ",
        };
    }
}
