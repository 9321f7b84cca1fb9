using System.Diagnostics;
using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Evaluating;

/// <summary>Turns trees into conditions over one vocabulary.</summary>
internal sealed class ConditionCompiler
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    public Condition Compile(QueryNode tree) => Compile(tree, field: null);

    /// <summary>Of all that was compiled before.</summary>
    public Vocabulary Vocabulary() => new(words);

    private Condition Compile(QueryNode node, TextField? field) => node switch
    {
        QueryNode.Phrase phrase => CompilePhrase(phrase, field),
        QueryNode.All all => new AllHold([.. all.Parts.Select(part => Compile(part, field))]),
        QueryNode.Any any => new AnyHolds([.. any.Parts.Select(part => Compile(part, field))]),
        QueryNode.Not not => new DoesNotHold(Compile(not.Part, field)),
        QueryNode.Within within => Compile(within.Part, within.Field),
        _ => throw new UnreachableException("Aliases are expanded before."),
    };

    private Condition CompilePhrase(QueryNode.Phrase phrase, TextField? field)
    {
        Condition[] rows = [.. PhrasePatterns.Of(phrase.Text).Select(row => new PhraseStands([.. row.Select(Slot)], field))];
        return rows is [var only] ? only : new AnyHolds(rows);
    }

    private PhraseStands.Slot Slot(WordPattern word)
    {
        var forms = new int[word.Forms.Count];
        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = Id(word.Forms[i]);
        }

        return new PhraseStands.Slot(forms, word.Needs);
    }

    private int Id(string word)
    {
        if (ids.TryAdd(word, words.Count))
        {
            words.Add(word);
        }

        return ids[word];
    }
}
