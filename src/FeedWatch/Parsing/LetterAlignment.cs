namespace FeedWatch.Parsing;

/// <summary>
/// Finds the letters of a text among those of its HTML. They are the same, but where a browser moves or repairs what is nested wrongly: there it looks for the next letters that are.
/// </summary>
internal static class LetterAlignment
{
    // A search mostly ends near by; one that does not reads all of the HTML, and not many may.
    private const int MostReadings = 10;

    private static readonly int[] RowLengths = [16, 6, 3, 1];

    /// <param name="wanted">Letters of the text.</param>
    /// <param name="letters">Letters of the HTML.</param>
    /// <param name="found">For each of the text its number among those of the HTML; -1 where it was not found.</param>
    /// <returns>Whether all were there, one after the other.</returns>
    public static bool Align(ReadOnlySpan<char> wanted, ReadOnlySpan<char> letters, Span<int> found)
    {
        found.Fill(-1);
        var (done, next, isSame) = (0, 0, true);
        var left = (long)MostReadings * letters.Length;
        while (true)
        {
            var same = wanted[done..].CommonPrefixLength(letters[next..]);
            for (var end = done + same; done < end; done++, next++)
            {
                found[done] = next;
            }

            if (done == wanted.Length || left < 0)
            {
                return isSame;
            }

            isSame = false;
            var start = Find(wanted[done..], letters, next, ref left);
            done += start < 0 ? 1 : 0;
            next = start < 0 ? next : start;
        }
    }

    // What was moved stands before what it was moved over. Of many letters in a row each is likelier to be the one meant than of few.
    private static int Find(ReadOnlySpan<char> wanted, ReadOnlySpan<char> letters, int from, ref long left)
    {
        foreach (var length in RowLengths)
        {
            var row = wanted[..Math.Min(wanted.Length, length)];
            var ahead = letters[from..].IndexOf(row);
            left -= 1 + (ahead < 0 ? letters.Length - from : ahead);
            if (ahead >= 0)
            {
                return from + ahead;
            }

            var before = length == 1 ? -1 : letters[..from].IndexOf(row);
            left -= before < 0 ? from : before;
            if (before >= 0)
            {
                return before;
            }
        }

        return -1;
    }
}
