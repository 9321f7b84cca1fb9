using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching;

/// <summary>The words of a text as queries see them, without capitals and accents: two headlines with the same ones read the same.</summary>
public static class FoldedWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            words.Add(reader.Word.ToString());
        }

        return words;
    }
}
