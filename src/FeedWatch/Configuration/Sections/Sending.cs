using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads when a recipient is alerted. So far that is always at once.</summary>
internal sealed class Sending(Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);

    public void Check(Node? node)
    {
        if (nodes.Line(node, "send") is not { } scalar || scalar.Text == "at once")
        {
            return;
        }

        var problem = scalar.Text!.StartsWith("digest", StringComparison.Ordinal) ? "is not supported in this version yet" : "is no way to send";
        mistakes.Add(scalar.Place, $"{scalar.Raw.Shortened().Quoted()} {problem}.", "Write `at once`, or delete the key, which is the same.");
    }
}
