using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads the names of one kind of thing, each of which may be given once.</summary>
internal sealed class Names(string of, Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);
    private readonly Dictionary<string, ScalarNode> known = new(StringComparer.Ordinal);

    /// <summary>The name most likely meant, out of those that stand in the file.</summary>
    public string? Suggest(string written) =>
        mistakes.IsFull ? null : known.Where(name => !name.Value.IsFilled).Select(name => name.Key).Nearest(written);

    /// <summary>Where a name stands.</summary>
    public TextPlace Place(string name) => known[name].Place;

    public bool Contains(string name) => known.ContainsKey(name);

    /// <summary>Null where there is no usable name; an unusable one was noted, an absent one was not.</summary>
    public string? Read(Node? node)
    {
        if (nodes.Line(node, "name") is not { } scalar)
        {
            return null;
        }

        var name = scalar.Text!.Trim();
        if (known.TryAdd(name, scalar))
        {
            return name;
        }

        mistakes.Add(scalar.Place, $"The {of} name {scalar.Raw.Shortened().Quoted()} is already taken in line {known[name].Place.Line}.", "Give one of the two another name.");
        return null;
    }
}
