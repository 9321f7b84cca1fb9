using System.Numerics;

namespace FeedWatch.Matching.Evaluating;

/// <summary>Numbers for pairs of words that follow each other.</summary>
internal sealed class PairNumbers
{
    private readonly (long Pair, int Number)[] slots;

    /// <param name="most">How many pairs will be added.</param>
    public PairNumbers(int most)
    {
        slots = new (long Pair, int Number)[BitOperations.RoundUpToPowerOf2((uint)(most * 2) + 1)];
        Array.Fill(slots, (0, -1));
    }

    public int Count { get; private set; }

    public int Add(int first, int second)
    {
        var slot = SlotOf(first, second);
        if (slots[slot].Number < 0)
        {
            slots[slot] = (Key(first, second), Count++);
        }

        return slots[slot].Number;
    }

    /// <summary>Or -1.</summary>
    public int Find(int first, int second) => slots[SlotOf(first, second)].Number;

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private int SlotOf(int first, int second)
    {
        var (key, last) = (Key(first, second), slots.Length - 1);
        var hash = (ulong)key * 0x9E37_79B9_7F4A_7C15;
        var slot = (int)(hash >> 32) & last;
        while (slots[slot].Number >= 0 && slots[slot].Pair != key)
        {
            slot = (slot + 1) & last;
        }

        return slot;
    }
}
