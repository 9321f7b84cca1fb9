namespace FeedWatch.Matching.Evaluating;

/// <summary>A part of a query, ready to be asked about a story.</summary>
internal abstract class Condition
{
    public abstract bool Holds(StoryWords story);

    /// <summary>Adds what made it hold. Asked only where it holds.</summary>
    public abstract void AddPlaces(StoryWords story, List<Place> places);
}

internal sealed class AllHold(Condition[] parts) : Condition
{
    public override bool Holds(StoryWords story)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(story))
            {
                return false;
            }
        }

        return true;
    }

    public override void AddPlaces(StoryWords story, List<Place> places)
    {
        foreach (var part in parts)
        {
            part.AddPlaces(story, places);
        }
    }
}

internal sealed class AnyHolds(Condition[] parts) : Condition
{
    public override bool Holds(StoryWords story)
    {
        foreach (var part in parts)
        {
            if (part.Holds(story))
            {
                return true;
            }
        }

        return false;
    }

    public override void AddPlaces(StoryWords story, List<Place> places)
    {
        foreach (var part in parts)
        {
            if (part.Holds(story))
            {
                part.AddPlaces(story, places);
            }
        }
    }
}

internal sealed class DoesNotHold(Condition part) : Condition
{
    public override bool Holds(StoryWords story) => !part.Holds(story);

    /// <summary>What is absent has no place.</summary>
    public override void AddPlaces(StoryWords story, List<Place> places)
    {
    }
}
