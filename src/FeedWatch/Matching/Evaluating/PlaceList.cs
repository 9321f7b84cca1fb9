namespace FeedWatch.Matching.Evaluating;

/// <summary>The places of a query in a story, in order, those that overlap made one.</summary>
internal static class PlaceList
{
    public static IReadOnlyList<Place> Of(Condition condition, StoryWords story)
    {
        var places = new List<Place>();
        condition.AddPlaces(story, places);
        places.Sort((one, other) => one.Field == other.Field ? one.Start.CompareTo(other.Start) : one.Field - other.Field);
        var merged = new List<Place>(places.Count);
        foreach (var place in places)
        {
            if (merged is [.., var last] && last.Field == place.Field && place.Start < last.Start + last.Length)
            {
                merged[^1] = last with { Length = Math.Max(last.Length, place.Start + place.Length - last.Start) };
            }
            else
            {
                merged.Add(place);
            }
        }

        return merged;
    }
}
