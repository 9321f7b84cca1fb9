using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>A word of a story that some query asks for.</summary>
/// <param name="Word">Its id in the vocabulary.</param>
/// <param name="Position">Its number in the story: neighbours differ by one, and no body follows on a title.</param>
/// <param name="Next">Where the same word stands before this one; -1: nowhere.</param>
internal readonly record struct Sighting(int Word, int Position, TextField Field, int Start, int Length, Capitals Capitals, int Next);

/// <summary>Where the words that queries ask for stand in one story. Used again for the next story: it grows to what the longest needed.</summary>
internal sealed class StoryWords(Vocabulary vocabulary)
{
    private readonly int[] latest = Filled(vocabulary.Count);
    private Sighting[] sightings = new Sighting[64];
    private int position;

    public int Count { get; private set; }

    public ref readonly Sighting this[int index] => ref sightings[index];

    /// <summary>The latest sighting of a word, or -1.</summary>
    public int First(int word) => latest[word];

    public void Read(string title, string body)
    {
        for (var i = 0; i < Count; i++)
        {
            latest[sightings[i].Word] = -1;
        }

        Count = position = 0;
        Read(title, TextField.Title);
        position++;
        Read(body, TextField.Body);
    }

    private void Read(string text, TextField field)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            if (vocabulary.TryFind(reader.Word, out var word) && !reader.IsTooLong)
            {
                Add(new Sighting(word, position, field, reader.Start, reader.Length, CapitalsReader.Read(reader.Written, out _), latest[word]));
            }

            position++;
        }
    }

    private void Add(Sighting sighting)
    {
        if (Count == sightings.Length)
        {
            Array.Resize(ref sightings, Count * 2);
        }

        sightings[Count] = sighting;
        latest[sighting.Word] = Count++;
    }

    private static int[] Filled(int count)
    {
        var all = new int[count];
        Array.Fill(all, -1);
        return all;
    }
}
