namespace FeedWatch.Matching.Evaluating;

/// <summary>
/// The words that queries ask for, each with a small number. All other words of a story are passed over here, so this is a plain hash table:
/// a dictionary of the framework is compiled when it is first used, and slow for the whole first poll.
/// </summary>
internal sealed class Vocabulary
{
    private const int SlotsPerWord = 4;
    private const int Empty = -1;

    private readonly string[] words;
    private readonly int[] slots;

    public Vocabulary(IReadOnlyCollection<string> words)
    {
        this.words = [.. words];
        slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(this.words.Length * SlotsPerWord) + 1)];
        Array.Fill(slots, Empty);
        for (var id = 0; id < this.words.Length; id++)
        {
            slots[SlotOf(this.words[id])] = id;
        }
    }

    public int Count => words.Length;

    public bool TryFind(ReadOnlySpan<char> word, out int id)
    {
        id = slots[SlotOf(word)];
        return id != Empty;
    }

    // Where the word is, or the first empty slot where it would be.
    private int SlotOf(ReadOnlySpan<char> word)
    {
        var last = slots.Length - 1;
        var slot = Hash(word) & last;
        while (slots[slot] != Empty && !word.SequenceEqual(words[slots[slot]]))
        {
            slot = (slot + 1) & last;
        }

        return slot;
    }

    // FNV-1a. Only the owner's words are ever put in, so that nobody outside can make them collide.
    private static int Hash(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 16_777_619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
