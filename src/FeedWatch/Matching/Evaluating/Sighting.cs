using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Evaluating;

/// <summary>A word of a story that some query asks for.</summary>
internal struct Sighting
{
    /// <summary>Its id in the vocabulary; -1 where only the beginning of it is asked for.</summary>
    public int Word;

    /// <summary>Its number in the story: neighbours differ by one, and texts are further apart than NEAR reaches.</summary>
    public int Position;

    /// <summary>Which of the story's texts it stands in.</summary>
    public int Text;

    public QueryField Field;

    public int Start;

    /// <summary>With the dots of U.N. and a possessive ’s.</summary>
    public int Length;

    public int PossessiveLength;

    /// <summary>The sighting of the same word before this one; -1: none.</summary>
    public int Previous;
}

/// <summary>Neighbouring words that a part of a query was found in: the first and the last, by their sightings.</summary>
internal readonly record struct Span(int First, int Last) : IComparable<Span>
{
    public bool Overlaps(Span other) => First <= other.Last && other.First <= Last;

    public int CompareTo(Span other) => First == other.First ? Last.CompareTo(other.Last) : First.CompareTo(other.First);
}
