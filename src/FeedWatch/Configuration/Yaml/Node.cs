namespace FeedWatch.Configuration.Yaml;

/// <summary>Where something stands in the file: line and column from 1, index from 0.</summary>
internal readonly record struct TextPlace(int Line, int Column, int Index);

/// <summary>A part of the file as YAML sees it. The file's structure is fixed here, before the environment is asked for values.</summary>
internal abstract class Node(TextPlace place)
{
    public TextPlace Place { get; } = place;

    /// <summary>For a sentence: "a list".</summary>
    public abstract string Kind { get; }

    /// <summary>Nothing after the colon, or <c>null</c>.</summary>
    public virtual bool IsNothing => false;
}

internal enum ScalarForm
{
    Plain,
    Quoted,

    /// <summary>Led by | or &gt;.</summary>
    Block,
}

internal sealed class ScalarNode(TextPlace place, int end, string raw, ScalarForm form) : Node(place)
{
    public ScalarForm Form { get; } = form;

    /// <summary>As written in the file: the only form that may be shown to anybody.</summary>
    public string Raw { get; } = raw;

    /// <summary>With the environment's values in place; null where one is missing, which was reported.</summary>
    public string? Text { get; init; } = raw;

    /// <summary>Holds something that is not in the file, and may be secret.</summary>
    public bool IsFilled => !string.Equals(Text, Raw, StringComparison.Ordinal);

    /// <summary>Just after its last character in the file.</summary>
    public int End { get; } = end;

    public override string Kind => "a single value";

    public override bool IsNothing => Form == ScalarForm.Plain && Raw is "" or "~" or "null";
}

internal sealed class ListNode(TextPlace place, IReadOnlyList<Node> entries) : Node(place)
{
    public IReadOnlyList<Node> Entries { get; } = entries;

    public override string Kind => "a list";
}

internal sealed class MapNode(TextPlace place, IReadOnlyList<MapEntry> entries) : Node(place)
{
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    public override string Kind => "a map of keys";

    // A map of ours has a dozen keys; only aliases may have many, and nobody looks those up here.
    public Node? Find(string key) => Entries.FirstOrDefault(entry => string.Equals(entry.Key.Raw, key, StringComparison.Ordinal))?.Value;
}

internal sealed record MapEntry(ScalarNode Key, Node Value);
