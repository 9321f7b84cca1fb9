using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration;

/// <summary>Gathers what is wrong, so that a person sees it all at once: the first hundred, and how many more there are.</summary>
internal sealed class Mistakes(string file)
{
    private const int Most = 100;

    private readonly List<ConfigurationMistake> found = [];
    private readonly List<ConfigurationMistake> warnings = [];
    private int beyond;

    public bool Any => found.Count > 0;

    /// <summary>Looking for a good piece of advice is no longer worth its time.</summary>
    public bool IsFull => found.Count >= Most;

    public IReadOnlyList<ConfigurationMistake> Warnings => InOrder(warnings);

    public IReadOnlyList<ConfigurationMistake> All =>
        beyond == 0 ? InOrder(found) : [.. InOrder(found), new(file, 1, 1, $"There are {beyond} more mistakes.", "Put the first ones right and read the file again.")];

    public void Add(TextPlace place, string text, string advice)
    {
        if (IsFull)
        {
            beyond++;
            return;
        }

        found.Add(new(file, place.Line, place.Column, text, advice));
    }

    public void Warn(TextPlace place, string text, string advice)
    {
        if (warnings.Count < Most)
        {
            warnings.Add(new(file, place.Line, place.Column, text, advice));
        }
    }

    public bool HasAtLine(int line) => found.Exists(mistake => mistake.Line == line);

    private static List<ConfigurationMistake> InOrder(List<ConfigurationMistake> mistakes) =>
        [.. mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)];
}
