namespace FeedWatch.Testing.Matching;

/// <summary>Random stories over the words of a theme.</summary>
public sealed class StoryGenerator(Theme theme, Random random)
{
    private const int LongestTitle = 9;
    private const int LongestBody = 36;

    // No dot: behind a single letter it would be that of initials.
    private static readonly string[] Separators = [" ", " ", " ", " ", " ", ", ", " — ", "; ", " “", "” ", " ‘", "’ ", " (", ") ", "\n", " 😀 ", "! ", "?", "/", "… "];
    private static readonly string?[] Languages = [null, "en", "EN", "en-GB", "fr", "fr-CA", "pt-BR", "zh-Hans-CN", "eng"];

    public ReferenceStory Make() => new()
    {
        Title = Text(random.Next(LongestTitle + 1)),
        Body = Text(random.Next(2) == 0 ? random.Next(LongestTitle) : random.Next(LongestBody + 1)),
        Authors = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Text(random.Next(4)))],
        Categories = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Text(random.Next(4)))],
        FeedName = Text(random.Next(4)),
        Language = Theme.Pick(Languages, random),
    };

    private ReferenceText Text(int tokens) =>
        ReferenceText.Of(Enumerable.Range(0, tokens).Select(_ => (theme.Token(random), Theme.Pick(Separators, random))));
}
