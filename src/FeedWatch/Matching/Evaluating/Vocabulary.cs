using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    public string this[int id] => words[id];

    /// <summary>The number of a word, a new one where it has none yet.</summary>
    public int Add(string word)
    {
        var hash = Hash(word);
        var slot = Find(word, hash);
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
    public int Find(ReadOnlySpan<char> word) => slots[Find(word, Hash(word))].Id - 1;

    private void Grow()
    {
        var old = slots;
        slots = new Slot[old.Length * 4];
        foreach (var slot in old.Where(slot => slot.Id > 0))
        {
            slots[Find(words[slot.Id - 1], slot.Hash)] = slot;
        }
    }

    // Where the word is, or the first empty slot where it would be. The hash says no to nearly all that are not there; the word decides.
    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        var last = slots.Length - 1;
        var slot = (int)hash & last;
        while (slots[slot].Id > 0 && (slots[slot].Hash != hash || !word.SequenceEqual(words[slots[slot].Id - 1])))
        {
            slot = (slot + 1) & last;
        }

        return slot;
    }

    // Four letters at a time. Only the owner's words are ever put in, so that nobody outside can make them collide.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<char> word)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)word.Length;
        while (word.Length >= sizeof(ulong) / sizeof(char))
        {
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word))) * Factor, 29);
            word = word[(sizeof(ulong) / sizeof(char))..];
        }

        foreach (var letter in word)
        {
            hash = BitOperations.RotateLeft((hash ^ letter) * Factor, 29);
        }

        return (uint)(hash ^ (hash >> 32));
    }

    /// <param name="Id">From 1; 0: empty.</param>
    private readonly record struct Slot(uint Hash, int Id);
}
