using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Evaluating;

/// <summary>Gathers the places of a query in a story.</summary>
internal sealed class MarkList
{
    private readonly List<Place> places = [];
    private bool isContext;

    public void Add(StoryWords story, Span span)
    {
        var (first, last) = (story[span.First], story[span.Last]);
        var field = first.Field == QueryField.Title ? TextField.Title : TextField.Body;
        places.Add(new Place(field, first.Start, last.Start + last.Length - first.Start) { IsContext = isContext });
    }

    /// <summary>What is added meanwhile is context.</summary>
    public void AsContext(Action add)
    {
        var before = isContext;
        isContext = true;
        add();
        isContext = before;
    }

    /// <summary>In order, those that overlap made one; what is not context keeps its weight.</summary>
    public IReadOnlyList<Place> Merged()
    {
        places.Sort((one, other) => one.Field == other.Field ? one.Start.CompareTo(other.Start) : one.Field - other.Field);
        var merged = new List<Place>(places.Count);
        foreach (var place in places)
        {
            if (merged is [.., var last] && last.Field == place.Field && place.Start < last.Start + last.Length)
            {
                merged[^1] = last with
                {
                    Length = Math.Max(last.Length, place.Start + place.Length - last.Start),
                    IsContext = last.IsContext && place.IsContext,
                };
            }
            else
            {
                merged.Add(place);
            }
        }

        return merged;
    }
}
