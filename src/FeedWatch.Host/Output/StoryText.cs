using FeedWatch.Delivering;
using FeedWatch.Matching;

namespace FeedWatch.Host.Output;

/// <summary>A story's title and the part of its text that matters, with the words that hit marked: as in the email.</summary>
public static class StoryText
{
    private const int LongestTitle = 300;

    public static Cell Title(string title, IReadOnlyList<Place> places, string text)
    {
        // JSON Feed and RSS know stories without a title; their text says what they are about.
        var (shown, field) = title.Length > 0 ? (title, TextField.Title) : (text, TextField.Body);
        return Of(MarkedText.Clean(shown, places.Where(place => place.Field == field)).Beginning(LongestTitle));
    }

    public static Cell Excerpt(string text, IReadOnlyList<Place> places) =>
        Of(Delivering.Excerpt.Of(MarkedText.Clean(text, places.Where(place => place.Field == TextField.Body))));

    private static Cell Of(IEnumerable<Run> runs) => Cell.OfClean([.. runs.Select(run => new Piece(run.Text, !run.IsHit ? Tone.Plain : run.IsContext ? Tone.Weak : Tone.Strong))]);
}
