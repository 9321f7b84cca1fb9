using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FeedWatch.Configuration.Yaml;

/// <summary>Turns the text into nodes that know their places. Takes the plain part of YAML only: no anchors, no tags, one document, and no more of it than a file written by people holds.</summary>
internal sealed class TreeReader(string source, EnvironmentFill fill, Mistakes mistakes)
{
    // YamlDotNet 18 takes time that grows with the square of the depth: stop there and read no further.
    private const int MostDepth = 16;
    private const int MostNodes = 500_000;

    private readonly Parser parser = new(new StringReader(source));
    private int nodes;

    /// <summary>Null if the text is no YAML that we take; why was then noted.</summary>
    public Node? Read()
    {
        try
        {
            return ReadDocument();
        }
        catch (YamlException exception)
        {
            SyntaxMistake.Add(source, exception.Start, exception.Message, mistakes);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18 trips over its own state at `[a, b` followed by a line `c: d`, and over a tag that is no URI.
            SyntaxMistake.Add(source, parser.Current?.End ?? Mark.Empty, exception is ArgumentException ? SyntaxMistake.BadTag : SyntaxMistake.OpenList, mistakes);
        }

        return null;
    }

    private Node? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return new ScalarNode(new TextPlace(1, 1, 0), 0, string.Empty, ScalarForm.Plain);
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(1);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<DocumentStart>(out var second))
        {
            return root;
        }

        mistakes.Add(Place(second.Start), "A second YAML document begins here.", "Keep everything in one document: delete the line with `---` or `...`.");
        return null;
    }

    private Node ReadNode(int depth)
    {
        parser.Accept<ParsingEvent>(out var node);
        Mark start = node?.Start ?? Mark.Empty, end = node?.End ?? Mark.Empty;
        if (++nodes > MostNodes || depth > MostDepth)
        {
            throw new YamlException(start, end, depth > MostDepth ? SyntaxMistake.TooDeep : SyntaxMistake.TooMany);
        }

        if (NotTaken(node) is { } sign)
        {
            mistakes.Add(Place(start), $"A value that begins with `{sign.Sign}` outside quotes is a YAML {sign.Name}, and those are not used here.", "Put the whole value in single quotes, or write it out.");
        }

        return node switch
        {
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            AnchorAlias => Skip(),
            _ => ReadScalar(parser.Consume<Scalar>()),
        };
    }

    private static (char Sign, string Name)? NotTaken(ParsingEvent? node) => node switch
    {
        AnchorAlias => ('*', "alias"),
        NodeEvent { Anchor.IsEmpty: false } => ('&', "anchor"),
        NodeEvent { Tag: { IsEmpty: false } tag } when tag.Value is not "?" => ('!', "tag"),
        _ => null,
    };

    // Stands for a value that was reported and that nobody asks about again.
    private ScalarNode Skip()
    {
        var skipped = parser.Consume<AnchorAlias>();
        return new ScalarNode(Place(skipped.Start), (int)skipped.End.Index, string.Empty, ScalarForm.Quoted) { Text = null };
    }

    private ListNode ReadList(int depth)
    {
        var place = Place(parser.Consume<SequenceStart>().Start);
        var entries = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            entries.Add(ReadNode(depth + 1));
        }

        return new ListNode(place, entries);
    }

    private MapNode ReadMap(int depth)
    {
        var place = Place(parser.Consume<MappingStart>().Start);
        var entries = new List<MapEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadKey();
            var value = ReadNode(depth + 1);
            if (lines.TryAdd(key.Raw, key.Place.Line))
            {
                entries.Add(new MapEntry(key, value));
                continue;
            }

            mistakes.Add(key.Place, $"`{key.Raw.Shortened()}` is written twice: the first is in line {lines[key.Raw]}.", "Keep one of the two.");
        }

        return new MapNode(place, entries);
    }

    private ScalarNode ReadKey()
    {
        if (!parser.TryConsume<Scalar>(out var key))
        {
            var found = parser.Current ?? throw new YamlException(SyntaxMistake.ComplexKey);
            throw new YamlException(found.Start, found.End, SyntaxMistake.ComplexKey);
        }

        return Node(key, key.Value);
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var missing = default(List<(int Index, string Text, string Advice)>);
        var node = Node(scalar, fill.Fill(scalar.Value, (index, text, advice) => (missing ??= []).Add((index, text, advice))));
        foreach (var (index, text, advice) in missing ?? [])
        {
            mistakes.Add(mistakes.IsFull ? node.Place : SourceMap.Find(source, node, index), text, advice);
        }

        return node;
    }

    private static ScalarNode Node(Scalar scalar, string? text)
    {
        var form = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => ScalarForm.Quoted,
            ScalarStyle.Literal or ScalarStyle.Folded => ScalarForm.Block,
            _ => ScalarForm.Plain,
        };
        return new ScalarNode(Place(scalar.Start), (int)scalar.End.Index, scalar.Value, form) { Text = text };
    }

    private static TextPlace Place(Mark mark) => new((int)mark.Line, (int)mark.Column, (int)mark.Index);
}
