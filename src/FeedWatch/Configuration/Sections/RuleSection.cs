using FeedWatch.Alerting;
using FeedWatch.Configuration.Yaml;
using FeedWatch.Matching;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads <c>rules:</c>. A bad rule still lends its name to the recipients.</summary>
internal sealed class RuleSection(QueryReader queries, QueryCompiler compiler, FeedLabels labels, Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);
    private readonly Names names = new("rule", mistakes);
    private bool isReadable = true;

    public IReadOnlyList<Rule> Read(MapNode file)
    {
        var section = file.Find("rules");
        var list = nodes.List(section, "rules");
        isReadable = list is not null || section is null or { IsNothing: true };
        if (list is null or { Entries.Count: 0 })
        {
            mistakes.Warn(section?.Place ?? file.Place, "There is no rule, so no story will be a hit.", "Add `rules:` with a `name` and a `query`.");
        }

        return [.. (list?.Entries ?? []).Select(ReadRule).OfType<Rule>()];
    }

    /// <summary>Also true of a name whose rule has mistakes of its own, and of any name where there was no reading the rules.</summary>
    public bool Knows(string name) => names.Contains(name) || !isReadable;

    public string Suggest(string written) => names.Suggest(written) is { } name ? $"Write {name.Quoted()}." : "Write the `name` of a rule.";

    /// <summary>A rule that every recipient leaves out finds stories that nobody is told of.</summary>
    public void WarnOfUnwanted(IReadOnlyList<Rule> rules, IReadOnlyList<Recipient> recipients)
    {
        if (recipients.Count == 0 || recipients.Any(recipient => recipient.Rules.Count == 0))
        {
            return;
        }

        var wanted = recipients.SelectMany(recipient => recipient.Rules).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in rules.Where(rule => !wanted.Contains(rule.Name)))
        {
            mistakes.Warn(names.Place(rule.Name), "No recipient has this rule in its `rules`, so nobody is alerted of what it finds.", "Add it to a recipient, or delete it.");
        }
    }

    private Rule? ReadRule(Node node)
    {
        if (nodes.Map(node, "A rule", "Write a map: `- name: Lavrov`, and under the name `query: '@lavrov'`.") is not { } map)
        {
            return null;
        }

        KnownKeys.Rule.Check(map, mistakes);
        var name = names.Read(nodes.Required(map, "name", "A rule"));
        var query = queries.Read(nodes.Required(map, "query", "A rule"), compiler);
        var feedNames = ReadFeeds(map.Find("feeds"));
        return name is null || query is null ? null : new Rule { Name = name, Query = query, Feeds = feedNames };
    }

    private List<string> ReadFeeds(Node? node)
    {
        var named = new List<string>();
        var entries = nodes.OneOrMore(node, "feeds", "Name a feed or a tag, or delete the key: then the rule applies to all feeds.");
        foreach (var scalar in entries.Select(feed => nodes.Line(feed, "feeds")).OfType<ScalarNode>())
        {
            var name = scalar.Text!.Trim();
            if (labels.Knows(name))
            {
                named.Add(name);
            }
            else
            {
                mistakes.Add(scalar.Place, $"No feed has the name or tag {scalar.Raw.Shortened().Quoted()}.", labels.Suggest(scalar.Raw));
            }
        }

        return [.. named.Distinct(StringComparer.Ordinal)];
    }
}
