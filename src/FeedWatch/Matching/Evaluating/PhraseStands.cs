using FeedWatch.Matching.Language;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>Words in a row, in the fields that are searched.</summary>
internal sealed class PhraseStands : PlacedCondition
{
    private readonly WordSlot[] row;
    private readonly FieldScope scope;

    // The slot whose words are the rarest: the row is looked for where they stand.
    private readonly int rarest;

    public PhraseStands(WordSlot[] row, FieldScope scope)
    {
        this.row = row;
        this.scope = scope;
        rarest = Array.IndexOf(row, row.MinBy(slot => slot.Cost));
    }

    public override Anchors? ToHold => Anchors.OfRow(row);

    public override bool Holds(StoryWords story) => AddSpans(story, most: 1) > 0;

    public override void AddSpans(StoryWords story) => AddSpans(story, most: int.MaxValue);

    public override void Mark(StoryWords story, IReadOnlySet<Span>? only, MarkList marks)
    {
        var start = story.Spans.Count;
        AddSpans(story);
        if (!scope.IsFact)
        {
            foreach (var span in story.Spans.From(start))
            {
                if (only is null || only.Contains(span))
                {
                    marks.Add(story, span);
                }
            }
        }

        story.Spans.CutTo(start);
    }

    // Asked for one only, it leaves none on the stack and says that there is one.
    private int AddSpans(StoryWords story, int most)
    {
        var found = 0;
        var slot = row[rarest];
        foreach (var word in slot.Words)
        {
            for (var sighting = story.Latest(word); sighting >= 0 && found < most && story.Budget.Spend(); sighting = story[sighting].Previous)
            {
                found += AddAt(sighting - rarest, story, most);
            }
        }

        if (slot.Prefix >= 0)
        {
            for (var begun = story.LatestBegun(slot.Prefix); begun >= 0 && found < most && story.Budget.Spend(); begun = story.Begun(begun).Previous)
            {
                found += AddAt(story.Begun(begun).Sighting - rarest, story, most);
            }
        }

        return found;
    }

    private int AddAt(int first, StoryWords story, int most)
    {
        if (first < 0 || first + row.Length > story.Count || !scope.Takes(story[first]))
        {
            return 0;
        }

        // Every word of the row is one that is looked for, so that neighbours in the text are neighbours among the sightings.
        for (var i = 0; i < row.Length; i++)
        {
            if (story[first + i].Position != story[first].Position + i || !(i == rarest ? row[i].TakesSpelling(story, first + i) : row[i].Takes(story, first + i)))
            {
                return 0;
            }
        }

        if (most > 1)
        {
            story.Spans.Add(new Span(first, first + row.Length - 1));
        }

        return 1;
    }
}

/// <summary>Where a word must stand to count.</summary>
/// <param name="Field">Null: in the title or the body.</param>
internal readonly record struct FieldScope(QueryField? Field)
{
    public bool IsFact => Field is { } only && only.IsFact();

    public bool Takes(in Sighting first) => Field switch
    {
        null => !first.Field.IsFact(),

        // lang:pt is pt-BR too, lang:br is not.
        QueryField.Lang => first.Field == QueryField.Lang && first.Start == 0,
        _ => first.Field == Field,
    };
}
