using FeedWatch.Matching.Evaluating;

namespace FeedWatch.Matching.Language;

/// <summary>Notices names typed without quotes: UN Security Council finds three words anywhere in the story.</summary>
internal static class SideBySide
{
    public static void Warn(string text, AliasSet aliases, MistakeList mistakes)
    {
        var tokens = new QueryLexer(text, new MistakeList()).Read();
        var row = new List<QueryToken>();
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Word && char.IsUpper(token.Text[0]))
            {
                row.Add(token);
                continue;
            }

            if (row.Count > 1)
            {
                Warn(row, aliases, mistakes);
            }

            row.Clear();
        }
    }

    private static void Warn(List<QueryToken> row, AliasSet aliases, MistakeList mistakes)
    {
        var phrase = string.Join(' ', row.Select(token => token.Text));
        var offered = aliases.Offered.FirstOrDefault(alias => Finds(alias, phrase, aliases));
        mistakes.Warn(
            row[0].At,
            $"{phrase} finds these words anywhere in a story, in any order.",
            offered is null ? $"If you mean the phrase, write \"{phrase}\"." : $"If you mean the phrase, write \"{phrase}\"; @{offered.Name} finds its other names too.");
    }

    private static bool Finds(Alias alias, string phrase, AliasSet aliases)
    {
        var mistakes = new MistakeList();
        var tree = new AliasExpansion(aliases, mistakes).Expand(QueryParser.Parse(alias.Query, mistakes));
        return mistakes.Mistakes.Count == 0 && new Matcher([tree]).Places(phrase, string.Empty) is not null;
    }
}
