using System.Collections.Frozen;
using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>What a query may ask about a story besides its text.</summary>
internal static class ReferenceFacts
{
    // What finds a word in any of its capitals, for in facts they do not count.
    private static readonly FrozenDictionary<string, IReadOnlySet<string>> FoundByInFacts = WrittenTokens.Plain.Concat(WrittenTokens.RealLooking)
        .SelectMany(token => token.Words).GroupBy(word => word.Folded)
        .ToFrozenDictionary(group => group.Key, group => (IReadOnlySet<string>)group.SelectMany(word => word.FoundBy).ToFrozenSet());

    public static bool Hold(ReferenceQuery.Fact fact, ReferenceStory story) => Hold(fact.Part, fact.Field switch
    {
        FactField.Author => story.Authors,
        FactField.Category => story.Categories,
        _ => [story.FeedName],
    });

    public static bool Speaks(ReferenceStory story, string tag) =>
        string.Equals(story.Language, tag, StringComparison.OrdinalIgnoreCase)
        || (story.Language?.StartsWith($"{tag}-", StringComparison.OrdinalIgnoreCase) ?? false);

    private static bool Hold(ReferenceQuery part, IReadOnlyList<ReferenceText> texts) => part switch
    {
        // The field plays no part: a fact is no place in the story.
        ReferenceQuery.Phrase phrase => texts.Any(text => PhraseStands.In(InAnyCapitals(text), TextField.Title, phrase).Any()),
        ReferenceQuery.Any any => any.Parts.Any(one => Hold(one, texts)),
        ReferenceQuery.All all => all.Parts.All(one => Hold(one, texts)),
        ReferenceQuery.Not not => !Hold(not.Part, texts),
        ReferenceQuery.Brackets brackets => Hold(brackets.Part, texts),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ReferenceText InAnyCapitals(ReferenceText text) =>
        ReferenceText.Of(text.Pieces.Select(piece => (piece.Token with { Words = [.. piece.Token.Words.Select(word => word with { FoundBy = FoundByInFacts[word.Folded] })] }, piece.Separator)));
}
