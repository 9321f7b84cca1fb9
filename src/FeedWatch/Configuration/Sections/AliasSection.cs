using FeedWatch.Configuration.Yaml;
using FeedWatch.Matching;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads <c>aliases:</c>. A bad alias is a mistake where it stands, once, even if no rule uses it.</summary>
internal sealed class AliasSection(QueryReader queries, Mistakes mistakes)
{
    private const int Most = 1_000;

    // Any word: it stands for an alias whose own mistake was told, so that nothing more is said where it is used.
    private const string Placeholder = "alias";

    // No name of an alias has this in it, so that nothing can refer to it.
    private const string Alone = "!";

    private readonly NodeReader nodes = new(mistakes);
    private readonly List<(string Name, ScalarNode Query)> read = [];

    public IReadOnlyDictionary<string, string> Aliases => read.ToDictionary(alias => alias.Name, alias => alias.Query.Text!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The aliases that the rules may use: those of the file, which win, and the shipped ones.</summary>
    public AliasSet Read(MapNode file)
    {
        if (file.Find("aliases") is { IsNothing: false } section
            && nodes.Map(section, "`aliases`", "Write a line `name: 'query'` for each alias.") is { } map)
        {
            ReadAliases(map);
        }

        var bad = Check();
        return Set(bad.Contains);
    }

    private void ReadAliases(MapNode map)
    {
        if (map.Entries.Count > Most)
        {
            mistakes.Add(map.Entries[Most].Key.Place, $"The file has {map.Entries.Count} aliases; {Most} are the most.", "Delete those that no rule uses.");
            return;
        }

        foreach (var (key, value) in map.Entries)
        {
            var query = queries.Text(value, key.Raw.Shortened());
            if (IsName(key) && query is not null)
            {
                read.Add((key.Raw, query));
            }
        }
    }

    private bool IsName(ScalarNode key)
    {
        if (key.Raw.Length is 0 or > 60 || key.Raw[0] == '-' || !key.Raw.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-'))
        {
            mistakes.Add(key.Place, $"{key.Raw.Shortened().Quoted()} cannot be the name of an alias.", "Use letters, digits, _ and -, without the @.");
            return false;
        }

        if (read.Find(alias => string.Equals(alias.Name, key.Raw, StringComparison.OrdinalIgnoreCase)) is { Query: { } other })
        {
            mistakes.Add(key.Place, $"The alias {key.Raw} is already defined in line {other.Place.Line}: case makes no difference.", "Give one of the two another name.");
            return false;
        }

        return true;
    }

    private HashSet<string> Check()
    {
        var all = new QueryCompiler(Set(_ => false));
        var suspects = read.Where(alias => all.CheckAlias(alias.Name).Count > 0).ToList();

        // A suspect is looked at by itself first, all names in it taken as words; what then remains are circles and depth.
        var bad = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var alone = new QueryCompiler(Set(_ => true).With(suspects.ToDictionary(suspect => suspect.Name + Alone, suspect => suspect.Query.Text!, StringComparer.Ordinal)));
        bad.UnionWith(Refused(suspects, suspect => suspect.Name + Alone, alone));
        var together = new QueryCompiler(Set(bad.Contains));
        bad.UnionWith(Refused(suspects.Where(suspect => !bad.Contains(suspect.Name)), suspect => suspect.Name, together));
        return bad;
    }

    private List<string> Refused(IEnumerable<(string Name, ScalarNode Query)> suspects, Func<(string Name, ScalarNode Query), string> name, QueryCompiler compiler) =>
        [.. suspects.Where(suspect => !queries.CheckAlias(suspect.Query, name(suspect), compiler)).Select(suspect => suspect.Name)];

    private AliasSet Set(Func<string, bool> isPlaceholder) =>
        AliasSet.Shipped.With(Aliases.ToDictionary(alias => alias.Key, alias => isPlaceholder(alias.Key) ? Placeholder : alias.Value, StringComparer.OrdinalIgnoreCase));
}
