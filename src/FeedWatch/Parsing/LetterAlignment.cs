namespace FeedWatch.Parsing;

/// <summary>
/// Finds the letters of a text among those of its HTML. They are the same, but where a browser moves or repairs what is nested wrongly: there it looks for the next letters that are.
/// </summary>
internal static class LetterAlignment
{
    // Each may read all of the HTML, some times over.
    private const int MostSearches = 500;

    private static readonly int[] RowLengths = [16, 6, 3, 1];

    /// <param name="wanted">Letters of the text.</param>
    /// <param name="letters">Letters of the HTML.</param>
    /// <param name="found">For each of the text its number among those of the HTML; -1 where it was not found.</param>
    /// <returns>Whether all were there, one after the other.</returns>
    public static bool Align(ReadOnlySpan<char> wanted, ReadOnlySpan<char> letters, Span<int> found)
    {
        found.Fill(-1);
        var (done, next, searches) = (0, 0, 0);
        while (true)
        {
            var same = wanted[done..].CommonPrefixLength(letters[next..]);
            for (var end = done + same; done < end; done++, next++)
            {
                found[done] = next;
            }

            if (done == wanted.Length || searches == MostSearches)
            {
                return searches == 0;
            }

            searches++;
            var start = Find(wanted[done..], letters, next);
            done += start < 0 ? 1 : 0;
            next = start < 0 ? next : start;
        }
    }

    // What was moved stands before what it was moved over. Of many letters in a row each is likelier to be the one meant than of few.
    private static int Find(ReadOnlySpan<char> wanted, ReadOnlySpan<char> letters, int from)
    {
        foreach (var length in RowLengths)
        {
            var row = wanted[..Math.Min(wanted.Length, length)];
            var ahead = letters[from..].IndexOf(row);
            if (ahead >= 0)
            {
                return from + ahead;
            }

            var before = length == 1 ? -1 : letters[..from].IndexOf(row);
            if (before >= 0)
            {
                return before;
            }
        }

        return -1;
    }
}
