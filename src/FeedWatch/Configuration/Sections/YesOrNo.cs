using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads true or false. YAML has had a dozen words for these; only two mean the same to everybody.</summary>
internal sealed class YesOrNo(Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);

    /// <summary>False where nothing is said.</summary>
    public bool Read(Node? node, string key)
    {
        if (nodes.Line(node, key) is not { } scalar)
        {
            return false;
        }

        var text = scalar.Text!.Trim();
        if (text is not ("true" or "false"))
        {
            mistakes.Add(scalar.Place, $"`{key}` is {scalar.Raw.Shortened().Quoted()} here.", $"Write `{key}: true`, or delete the key.");
        }

        return text == "true";
    }
}
