using FeedWatch.Matching.Evaluating;

namespace FeedWatch.Matching.Language;

/// <summary>Notices names typed without quotes: UN Security Council finds three words anywhere in the story.</summary>
internal sealed class SideBySide(AliasSet aliases)
{
    private (Alias Alias, Matcher Matcher)[] Offered => field ??= [.. aliases.Offered.Select(Compile).OfType<(Alias, Matcher)>()];

    public void Warn(string text, MistakeList mistakes)
    {
        var row = new List<QueryToken>();
        foreach (var token in new QueryLexer(text, new MistakeList()).Read())
        {
            if (token is { Kind: TokenKind.Word, IsExact: false, IsPrefix: false } && char.IsUpper(token.Text[0]))
            {
                row.Add(token);
                continue;
            }

            // NEAR takes the last word of a row to itself.
            if (row.Count > 1 && token.Kind is not (TokenKind.Near or TokenKind.OrderedNear or TokenKind.Except))
            {
                Warn(row, mistakes);
            }

            row.Clear();
        }
    }

    private void Warn(List<QueryToken> row, MistakeList mistakes)
    {
        var phrase = string.Join(' ', row.Select(token => token.Text));
        var offered = Offer(phrase);
        mistakes.Warn(
            row[0].At,
            $"{phrase} finds these words anywhere in a story, in any order.",
            offered is null ? $"If you mean the phrase, write \"{phrase}\"." : $"If you mean the phrase, write \"{phrase}\"; @{offered.Name} finds its other names too.");
    }

    // The alias that knows the whole name: UN Security Council is more than the UN.
    private Alias? Offer(string phrase) =>
        Offered.FirstOrDefault(offered => offered.Matcher.First(new SearchedStory { Title = phrase }) is { Places: [var first] } && first.Length == phrase.Length).Alias;

    private (Alias Alias, Matcher Matcher)? Compile(Alias alias)
    {
        var mistakes = new MistakeList();
        var tree = new AliasExpansion(aliases, mistakes).Expand(QueryParser.Parse(alias.Query, mistakes));
        return mistakes.Mistakes.Count == 0 && EmptyStory.Culprit(tree) is null ? (alias, new Matcher([tree])) : null;
    }
}
