using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>Words in a row, in one field or in either.</summary>
internal sealed class PhraseStands(PhraseStands.Slot[] row, TextField? field) : Condition
{
    /// <summary>One word of the row: the ids of its forms, and how much it must be capitalised.</summary>
    internal sealed record Slot(int[] Words, Capitals Needs)
    {
        public bool Takes(in Sighting sighting)
        {
            foreach (var word in Words)
            {
                if (word == sighting.Word)
                {
                    return sighting.Capitals >= Needs;
                }
            }

            return false;
        }
    }

    public override bool Holds(StoryWords story)
    {
        foreach (var word in row[0].Words)
        {
            for (var sighting = story.First(word); sighting >= 0; sighting = story[sighting].Next)
            {
                if (StandsAt(sighting, story))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public override void AddPlaces(StoryWords story, List<Place> places)
    {
        foreach (var word in row[0].Words)
        {
            for (var sighting = story.First(word); sighting >= 0; sighting = story[sighting].Next)
            {
                if (StandsAt(sighting, story))
                {
                    ref readonly var first = ref story[sighting];
                    ref readonly var last = ref story[sighting + row.Length - 1];
                    places.Add(new Place(first.Field, first.Start, last.Start + last.Length - first.Start));
                }
            }
        }
    }

    // Every word of the row is one that is looked for, so that neighbours in the text are neighbours among the sightings.
    private bool StandsAt(int sighting, StoryWords story)
    {
        if (sighting + row.Length > story.Count || (field is { } wanted && story[sighting].Field != wanted))
        {
            return false;
        }

        for (var i = 0; i < row.Length; i++)
        {
            if (story[sighting + i].Position != story[sighting].Position + i || !row[i].Takes(story[sighting + i]))
            {
                return false;
            }
        }

        return true;
    }
}
