using System.Diagnostics;

namespace FeedWatch.Matching.Language;

/// <summary>Replaces aliases by what they mean. Mistakes are told at the place in the owner's text that brought the alias in.</summary>
internal sealed class AliasExpansion(AliasSet aliases, MistakeList mistakes, AliasTrees? known = null)
{
    public const int Deepest = 8;
    public const int MostLeaves = 2_000;

    /// <summary>How many parts may be within each other, all aliases written out: whoever walks the tree calls himself as often.</summary>
    public const int DeepestTree = 200;

    private readonly AliasTrees trees = known ?? new AliasTrees();
    private readonly HashSet<string> bad = new(StringComparer.OrdinalIgnoreCase);
    private int leaves;
    private int uses;

    /// <summary>The tree is of use only where no mistake was found.</summary>
    public QueryNode Expand(QueryNode node) => Expand(node, new Surroundings(null, null, [], 0));

    private QueryNode Expand(QueryNode node, Surroundings surroundings)
    {
        var at = surroundings.At ?? node.At;
        if (surroundings.Depth == DeepestTree)
        {
            mistakes.Refuse(at, $"With its aliases the query has parts nested deeper than {DeepestTree}.", "Make several rules of it.");
            return new QueryNode.Phrase(string.Empty, IsQuoted: true, at);
        }

        var around = surroundings with { Depth = surroundings.Depth + 1 };
        return node switch
        {
            QueryNode.Phrase phrase => Count(phrase with { At = at }),
            QueryNode.All all => QueryNode.All.Of([.. all.Parts.Select(part => Expand(part, around))], at),
            QueryNode.Any any => QueryNode.Any.Of([.. any.Parts.Select(part => Expand(part, around))], at),
            QueryNode.Not not => new QueryNode.Not(Expand(not.Part, around), at),
            QueryNode.Context context => new QueryNode.Context(Expand(context.Part, around), at),
            QueryNode.Near near => ExpandNear(near, around, at),
            QueryNode.Except except => ExpandExcept(except, around, at),
            QueryNode.AtLeast atLeast => ExpandAtLeast(atLeast, around, at),
            QueryNode.Within within => ExpandField(within, around, at),
            QueryNode.AliasName alias => ExpandAlias(alias.Name, around, at),
            _ => throw new UnreachableException(),
        };
    }

    private QueryNode.Near ExpandNear(QueryNode.Near near, Surroundings around, Spot at)
    {
        var expanded = near with { Left = Expand(near.Left, around), Right = Expand(near.Right, around), At = at };
        var name = $"{(near.IsOrdered ? "ONEAR" : "NEAR")}/{near.Words}";
        PlacedParts.Check(name, (near.Left, expanded.Left), (near.Right, expanded.Right), around.Field, at, mistakes);
        return expanded;
    }

    private QueryNode.Except ExpandExcept(QueryNode.Except except, Surroundings around, Spot at)
    {
        var expanded = except with { Left = Expand(except.Left, around), Right = Expand(except.Right, around), At = at };
        PlacedParts.Check("EXCEPT", (except.Left, expanded.Left), (except.Right, expanded.Right), around.Field, at, mistakes);
        return expanded;
    }

    private QueryNode.AtLeast ExpandAtLeast(QueryNode.AtLeast atLeast, Surroundings around, Spot at)
    {
        var expanded = atLeast with { Part = Expand(atLeast.Part, around), At = at };
        PlacedParts.Check($"ATLEAST/{atLeast.Count}", atLeast.Part, expanded.Part, around.Field, at, mistakes);
        return expanded;
    }

    private QueryNode.Phrase Count(QueryNode.Phrase phrase)
    {
        leaves++;
        if (leaves == MostLeaves + 1)
        {
            mistakes.Refuse(phrase.At, $"With its aliases the query holds over {MostLeaves:N0} words and phrases.", "Make several rules of it.");
        }

        return phrase;
    }

    private QueryNode.Within ExpandField(QueryNode.Within within, Surroundings around, Spot at)
    {
        if (around.Field is { } outer && outer != within.Field)
        {
            mistakes.Refuse(at, $"A part is looked for in {outer.Name()}: and in {within.Field.Name()}: at once, and never found.", $"Leave {outer.Name()}: or {within.Field.Name()}: out, or join two parts with AND.");
        }

        return new QueryNode.Within(within.Field, Expand(within.Part, around with { Field = within.Field }), at);
    }

    private QueryNode ExpandAlias(string name, Surroundings around, Spot at)
    {
        var nothing = new QueryNode.Phrase(name, IsQuoted: true, at);
        if (around.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            mistakes.Refuse(at, $"The alias @{name} uses itself: {Path([.. around.Aliases, name])}.", $"Write in @{around.Aliases[^1]} what it is to mean without @{name}.");
            return nothing;
        }

        if (around.Aliases.Length == Deepest)
        {
            mistakes.Refuse(at, $"Aliases are nested deeper than {Deepest}: {Path([.. around.Aliases, name])}.", "Write the inner ones out.");
            return nothing;
        }

        // Each level may use the one below many times, and the lowest may be wrong: stop before that grows.
        uses++;
        if (leaves > MostLeaves || uses > MostLeaves * Deepest || bad.Contains(name) || Tree(name, at) is not { } tree)
        {
            return nothing;
        }

        return Expand(tree, around with { At = at, Aliases = [.. around.Aliases, name] });
    }

    private QueryNode? Tree(string name, Spot at)
    {
        if (trees.Find(name) is { } parsed)
        {
            return parsed;
        }

        if (!aliases.TryGet(name, out var alias))
        {
            var nearest = NearestName.Of(name, aliases.Names);
            bad.Add(name);
            mistakes.Refuse(at, $"There is no alias @{name}.", nearest is null ? "Define it under aliases:, or write the words themselves." : $"Did you mean @{nearest}? Else define it under aliases:.");
            return null;
        }

        var inside = new MistakeList();
        var tree = QueryParser.Parse(alias.Query, inside);
        if (inside.Mistakes is [var first, ..])
        {
            bad.Add(name);
            mistakes.Refuse(at, $"The alias @{name} has a mistake at line {first.Line}, column {first.Column}: {first.Text}", first.Advice);
            return null;
        }

        trees.Add(name, tree);
        return tree;
    }

    private static string Path(IEnumerable<string> names) => string.Join(" uses ", names.Select(name => $"@{name}"));

    /// <param name="At">Where the owner's text brought in the outermost alias; null in the text itself.</param>
    /// <param name="Field">The field that is being searched; null: both.</param>
    /// <param name="Aliases">From the outermost to the one that is being expanded.</param>
    /// <param name="Depth">How many parts this one is within.</param>
    private sealed record Surroundings(Spot? At, QueryField? Field, string[] Aliases, int Depth);
}
