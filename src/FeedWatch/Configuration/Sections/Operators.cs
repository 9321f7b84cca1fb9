using FeedWatch.Alerting;
using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads <c>operators:</c>, the recipients who are also told what goes wrong in FeedWatch itself.</summary>
internal sealed class Operators(RecipientSection recipients, Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);

    public IReadOnlyList<Recipient> Mark(MapNode file, IReadOnlyList<Recipient> all)
    {
        var ids = Read(file.Find("operators"));
        return [.. all.Select(recipient => recipient with { IsOperator = ids.Contains(recipient.Id) })];
    }

    private HashSet<RecipientId> Read(Node? section)
    {
        var ids = new HashSet<RecipientId>();
        if (section is null or { IsNothing: true } or ListNode { Entries.Count: 0 })
        {
            return ids;
        }

        foreach (var scalar in nodes.OneOrMore(section, "operators", string.Empty).Select(name => nodes.Line(name, "operators")).OfType<ScalarNode>())
        {
            var name = scalar.Text!.Trim();
            if (!recipients.Knows(name))
            {
                mistakes.Add(scalar.Place, $"No recipient has the name {scalar.Raw.Shortened().Quoted()}.", recipients.Suggest(scalar.Raw));
            }

            ids.UnionWith(recipients.Find(name));
        }

        return ids;
    }
}
