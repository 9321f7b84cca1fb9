using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>
/// The words that queries ask for, each with a small number. All other words of a story are passed over here, so this is a plain hash table:
/// a dictionary of the framework is compiled when it is first used, and slow for the whole first poll.
/// </summary>
internal sealed class Vocabulary
{
    public const int None = -1;

    private readonly List<string> words = [];
    private Slot[] slots = new Slot[64];

    public int Count => words.Count;

    /// <summary>The number of a word, a new one where it has none yet.</summary>
    public int Add(string word)
    {
        var hash = WordHash.Spread32(WordHash.Of(word));
        var slot = SlotOf(word, hash);
        if (slots[slot].Id > 0)
        {
            return slots[slot].Id - 1;
        }

        words.Add(word);
        slots[slot] = new Slot(hash, words.Count);
        if (words.Count * 2 > slots.Length)
        {
            Grow();
        }

        return words.Count - 1;
    }

    /// <summary>The number of a word, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> word) => Find(word, WordHash.Of(word));

    /// <param name="word">As a text has it.</param>
    /// <param name="hash">Its <see cref="WordHash"/>.</param>
    public int Find(ReadOnlySpan<char> word, ulong hash) => slots[SlotOf(word, WordHash.Spread32(hash))].Id - 1;

    private void Grow()
    {
        var old = slots;
        slots = new Slot[old.Length * 4];
        foreach (var slot in old.Where(slot => slot.Id > 0))
        {
            slots[SlotOf(words[slot.Id - 1], slot.Hash)] = slot;
        }
    }

    // Where the word is, or the first empty slot where it would be. The hash says no to nearly all that are not there; the word decides.
    private int SlotOf(ReadOnlySpan<char> word, uint hash)
    {
        var last = slots.Length - 1;
        var slot = (int)hash & last;
        while (slots[slot].Id > 0 && (slots[slot].Hash != hash || !word.SequenceEqual(words[slots[slot].Id - 1])))
        {
            slot = (slot + 1) & last;
        }

        return slot;
    }

    /// <param name="Id">From 1; 0: empty.</param>
    private readonly record struct Slot(uint Hash, int Id);
}
