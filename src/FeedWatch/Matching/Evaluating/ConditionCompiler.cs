using System.Diagnostics;
using FeedWatch.Matching.Forms;
using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Evaluating;

/// <summary>Turns trees into conditions over one vocabulary.</summary>
internal sealed class ConditionCompiler
{
    // A part with fewer alternatives is decided faster than looked up.
    private const int WorthSharing = 16;

    private readonly Dictionary<(string Part, FieldScope Scope), Condition> shared = [];

    public Vocabulary Vocabulary { get; } = new();

    public Prefixes Prefixes { get; } = new();

    /// <summary>Whether one of the queries asks for the author, a category, the feed or the language.</summary>
    public bool UsesFacts { get; private set; }

    /// <summary>How many parts are decided once for all queries that have them.</summary>
    public int SharedCount => shared.Count;

    public Condition Compile(QueryNode tree) => Compile(tree, new FieldScope(null));

    private Condition Compile(QueryNode node, FieldScope scope) => node switch
    {
        QueryNode.Phrase phrase => CompilePhrase(phrase, scope),
        QueryNode.All all => new AllHold([.. all.Parts.Select(part => Compile(part, scope))]),
        QueryNode.Any any => any.Parts.Length < WorthSharing ? Any(any, scope) : Shared(any, scope),
        QueryNode.Not not => new DoesNotHold(Compile(not.Part, scope)),
        QueryNode.Context context => new InContext(Compile(context.Part, scope)),
        QueryNode.Near near => new StandsNear(Placed(near.Left, scope), Placed(near.Right, scope), near.Words, near.IsOrdered),
        QueryNode.Except except => new StandsApart(Placed(except.Left, scope), Placed(except.Right, scope)),
        QueryNode.AtLeast atLeast => new EnoughStand(atLeast.Count, Placed(atLeast.Part, scope)),
        QueryNode.Within within => Compile(within.Part, Scope(within.Field)),
        _ => throw new UnreachableException("Aliases are expanded before."),
    };

    private FieldScope Scope(QueryField field)
    {
        UsesFacts |= field.IsFact();
        return new FieldScope(field);
    }

    // The parser let nothing else into NEAR, EXCEPT and ATLEAST.
    private PlacedCondition Placed(QueryNode node, FieldScope scope) => (PlacedCondition)Compile(node, scope);

    private Condition Shared(QueryNode.Any any, FieldScope scope)
    {
        var key = (QueryPrinter.Print(any), scope);
        if (!shared.TryGetValue(key, out var condition))
        {
            // Its own long parts are numbered by now.
            var part = Any(any, scope);
            condition = part is PlacedCondition placed ? new SharedPlaces(SharedCount, placed) : new SharedCondition(SharedCount, part);
            shared.Add(key, condition);
        }

        return condition;
    }

    private Condition Any(QueryNode.Any any, FieldScope scope)
    {
        // The same word twice would be looked for, and marked, twice.
        Condition[] parts = [.. any.Parts.DistinctBy(part => part is QueryNode.Phrase phrase ? phrase with { At = default } : part).Select(part => Compile(part, scope))];
        return Array.TrueForAll(parts, part => part is PlacedCondition) ? new AnyStands(Array.ConvertAll(parts, part => (PlacedCondition)part)) : new AnyHolds(parts);
    }

    private PlacedCondition CompilePhrase(QueryNode.Phrase phrase, FieldScope scope)
    {
        PlacedCondition[] rows = [.. PhrasePatterns.Of(phrase).Select(row => new PhraseStands([.. row.Select(word => Slot(scope.IsFact ? PhrasePatterns.OfFact(word) : word))], scope))];
        return rows is [var only] ? only : new AnyStands(rows);
    }

    private WordSlot Slot(WordPattern word)
    {
        if (word.IsPrefix)
        {
            return new WordSlot(word, [], Prefixes.Add(word.Forms[0]));
        }

        var forms = new int[word.Forms.Count];
        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = Vocabulary.Add(word.Forms[i]);
        }

        return new WordSlot(word, forms, prefix: -1);
    }
}
