using System.Text.Encodings.Web;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FeedWatch.Host.Lists;

/// <summary>Adds feeds to feedwatch.yaml as text, so that comments and order stay as their owner left them.</summary>
public static class WatchFileText
{
    /// <summary>The new text, or null where feeds stand in a form that cannot be added to line by line (<c>feeds: [a, b]</c>).</summary>
    /// <param name="yaml">A valid feedwatch.yaml.</param>
    public static string? Add(string yaml, IReadOnlyList<OpmlOutline> feeds)
    {
        var lineEnd = yaml.Contains("\r\n", StringComparison.Ordinal) ? "\r" : string.Empty;
        var lines = yaml.Split('\n').ToList();
        var block = Find(yaml);
        if (block is { IsList: false })
        {
            return null;
        }

        var added = Entries(feeds, new string(' ', block?.Indent ?? 2));
        var at = block is null ? EndOf(lines) : EndOf(lines, block);
        lines.InsertRange(at, (block is null ? added.Prepend("feeds:") : added).Select(line => line + lineEnd));
        return string.Join('\n', lines);
    }

    /// <summary>What a person would write: for a file that we do not touch.</summary>
    public static IEnumerable<string> Entries(IReadOnlyList<OpmlOutline> feeds, string indent)
    {
        foreach (var feed in feeds)
        {
            yield return $"{indent}- url: {Quote(feed.Url.OriginalString)}";
            yield return $"{indent}  name: {Quote(feed.Name)}";
            if (feed.Tags.Count > 0)
            {
                yield return $"{indent}  tags: [{string.Join(", ", feed.Tags.Select(Quote))}]";
            }

            if (feed.Language is { Length: > 0 } language)
            {
                yield return $"{indent}  language: {Quote(language)}";
            }
        }
    }

    // YAML's double-quoted strings read every escape of JSON; other scripts stay readable.
    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static int EndOf(List<string> lines) => lines[^1].Length == 0 ? lines.Count - 1 : lines.Count;

    // What stands between the last feed and the next section belongs to that section.
    private static int EndOf(List<string> lines, Block block)
    {
        var at = Math.Min(block.EndLine, lines.Count);
        while (at > block.StartLine && IsBlankOrComment(lines[at - 1]))
        {
            at--;
        }

        return at;
    }

    private static bool IsBlankOrComment(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    /// <summary>Where the list of feeds is in the file.</summary>
    /// <param name="EndLine">From 0: the line that the next section begins at, or the end of the file.</param>
    private sealed record Block(int StartLine, int EndLine, int Indent, bool IsList);

    private static Block? Find(string yaml)
    {
        using var reader = new StringReader(yaml);
        var parser = new Parser(reader);
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _) || !parser.TryConsume<MappingStart>(out _))
        {
            return null;
        }

        while (parser.TryConsume<Scalar>(out var key))
        {
            var value = parser.Current!;
            parser.SkipThisAndNestedEvents();
            if (key.Value == "feeds")
            {
                var isList = value is SequenceStart { Style: not SequenceStyle.Flow } or Scalar { Value: "" };
                var indent = value is SequenceStart ? (int)value.Start.Column - 1 : 2;
                return new Block((int)key.Start.Line, (int)parser.Current!.Start.Line - 1, indent, isList);
            }
        }

        return null;
    }
}
