using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration;

/// <summary>Takes nodes for what a key is meant to hold, and notes those that hold something else.</summary>
internal sealed class NodeReader(Mistakes mistakes)
{
    /// <summary>One line that says something. Null if it does not, which was noted.</summary>
    public ScalarNode? Line(Node? node, string key, int most = 200)
    {
        if (Value(node, key) is not { } scalar)
        {
            return null;
        }

        var text = scalar.Text ?? string.Empty;
        if (text.Any(char.IsControl))
        {
            mistakes.Add(scalar.Place, $"`{key}` holds a line break or another control character.", "Write it in one line.");
            return null;
        }

        if (text.Length > most)
        {
            mistakes.Add(scalar.Place, $"`{key}` is longer than {most} characters.", "Write a shorter one.");
            return null;
        }

        return scalar;
    }

    /// <summary>Text of any number of lines.</summary>
    public ScalarNode? Value(Node? node, string key)
    {
        if (node is not ScalarNode scalar)
        {
            if (node is not null)
            {
                mistakes.Add(node.Place, $"`{key}` is {node.Kind} here.", "Write a single value.");
            }

            return null;
        }

        if (scalar.Text is null)
        {
            return null;
        }

        if (scalar.IsNothing || string.IsNullOrWhiteSpace(scalar.Text))
        {
            mistakes.Add(scalar.Place, $"`{key}` has no value.", "Write one, or delete it.");
            return null;
        }

        return scalar;
    }

    /// <summary>What must be there: the absence is noted at <paramref name="map"/>.</summary>
    public Node? Required(MapNode map, string key, string of)
    {
        var node = map.Find(key);
        if (node is null)
        {
            mistakes.Add(map.Place, $"{of} has no `{key}`.", $"Add `{key}:`.");
        }

        return node;
    }

    /// <summary>One value, or a list of at least one.</summary>
    public IReadOnlyList<Node> OneOrMore(Node? node, string key, string ifMeant)
    {
        switch (node)
        {
            case null or ScalarNode { Text: null }:
                return [];
            case ListNode { Entries.Count: 0 } or { IsNothing: true }:
                mistakes.Add(node.Place, $"`{key}` is empty.", ifMeant);
                return [];
            case ListNode list:
                return list.Entries;
            default:
                return [node];
        }
    }

    /// <summary>A section of the file: null if it is absent, empty or no list. The last was noted.</summary>
    public ListNode? List(Node? node, string key)
    {
        if (node is ListNode list)
        {
            return list;
        }

        if (node is not (null or ScalarNode { Text: null } or { IsNothing: true }))
        {
            mistakes.Add(node.Place, $"`{key}` is {node.Kind} here.", $"Write a list: a line that begins with `- ` for each of the {key}.");
        }

        return null;
    }

    public MapNode? Map(Node? node, string key, string advice)
    {
        if (node is MapNode map)
        {
            return map;
        }

        if (node is not (null or ScalarNode { Text: null }))
        {
            mistakes.Add(node.Place, $"{key} is {(node.IsNothing ? "empty" : node.Kind)} here.", advice);
        }

        return null;
    }
}
