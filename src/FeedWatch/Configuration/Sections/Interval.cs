using System.Globalization;
using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads a span of time such as 5m. What is shorter than a minute is no guest's manner, and longer than a day misses stories.</summary>
internal sealed class Interval(Mistakes mistakes)
{
    private const string Advice = "Write a number and s, m, h or d: at least 1m, at most 24h, such as 5m.";

    private readonly NodeReader nodes = new(mistakes);

    public TimeSpan? Read(Node? node)
    {
        if (nodes.Line(node, "every") is not { } scalar)
        {
            return null;
        }

        var seconds = Seconds(scalar.Text!.Trim());
        var shown = scalar.Raw.Shortened().Quoted();
        switch (seconds)
        {
            case null:
                mistakes.Add(scalar.Place, $"{shown} is not a span of time.", Advice);
                return null;
            case < 60:
                mistakes.Add(scalar.Place, $"{shown} is too often for somebody else's server.", Advice);
                return null;
            case > 24 * 60 * 60:
                mistakes.Add(scalar.Place, $"{shown} is so seldom that stories would be missed.", Advice);
                return null;
            case var span:
                return TimeSpan.FromSeconds(span.Value);
        }
    }

    private static long? Seconds(string text)
    {
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 60 * 60, 'd' => 24 * 60 * 60, _ => 0 };
        return unit > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (long)number * unit : null;
    }
}
