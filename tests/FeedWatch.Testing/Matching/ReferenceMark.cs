using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>A marked part of a story, in UTF-16 units. Context is what stands right of WITH.</summary>
public readonly record struct ReferenceMark(TextField Field, int Start, int Length, bool IsContext)
{
    private int End => Start + Length;

    /// <summary>Marks that overlap become one, context only if all of them are; then in order, title first.</summary>
    public static IReadOnlyList<ReferenceMark> Merge(IEnumerable<ReferenceMark> marks)
    {
        var merged = new List<ReferenceMark>();
        foreach (var mark in marks)
        {
            var whole = mark;

            // Once more for as long as it grows: what it grew by may overlap another.
            while (merged.FindIndex(whole.Overlaps) is var place and >= 0)
            {
                whole = whole.JoinedWith(merged[place]);
                merged.RemoveAt(place);
            }

            merged.Add(whole);
        }

        return [.. merged.OrderBy(mark => mark.Field).ThenBy(mark => mark.Start)];
    }

    public override string ToString() => FormattableString.Invariant($"{Field} {Start}+{Length}{(IsContext ? " context" : string.Empty)}");

    private bool Overlaps(ReferenceMark other) => Field == other.Field && Start < other.End && other.Start < End;

    private ReferenceMark JoinedWith(ReferenceMark other)
    {
        var start = Math.Min(Start, other.Start);
        return new ReferenceMark(Field, start, Math.Max(End, other.End) - start, IsContext && other.IsContext);
    }
}
