using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using FeedWatch.Matching.Language;

namespace FeedWatch.Matching;

/// <summary>The aliases that queries may use: those that FeedWatch ships and the owner's, which win. Names are the same in any case.</summary>
public sealed class AliasSet
{
    private readonly FrozenDictionary<string, Alias> aliases;

    public AliasSet(IEnumerable<Alias> aliases)
    {
        this.aliases = aliases.ToFrozenDictionary(alias => alias.Name, StringComparer.OrdinalIgnoreCase);
        Offered = [.. this.aliases.Values.Where(alias => alias.About is not null).OrderBy(alias => alias.Name, StringComparer.Ordinal)];
    }

    public static AliasSet Empty { get; } = new([]);

    /// <summary>What FeedWatch ships: aliases.txt beside this class.</summary>
    public static AliasSet Shipped => field ??= new AliasSet(ShippedAliases.Read());

    /// <summary>Those meant for rules, not as building blocks of others.</summary>
    public IReadOnlyList<Alias> Offered { get; }

    public IEnumerable<string> Names => aliases.Keys;

    public bool TryGet(string name, [MaybeNullWhen(false)] out Alias alias) => aliases.TryGetValue(name, out alias);

    /// <summary>With the owner's aliases, name to query. One with the name of a shipped alias takes its place, in other shipped aliases too.</summary>
    public AliasSet With(IReadOnlyDictionary<string, string> own)
    {
        var merged = aliases.Values.ToDictionary(alias => alias.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, query) in own)
        {
            merged[name] = new Alias(name, query, About: merged.GetValueOrDefault(name)?.About);
        }

        return new AliasSet(merged.Values);
    }
}
