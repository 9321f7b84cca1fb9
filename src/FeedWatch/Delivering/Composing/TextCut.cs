using System.Globalization;

namespace FeedWatch.Delivering;

/// <summary>Finds where a line may be cut: never inside what a reader sees as one character, and between words where there are any nearby.</summary>
internal static class TextCut
{
    private const int WordLooksBack = 24;

    /// <summary>The last good place to end at or before <paramref name="most"/>; scripts without spaces are cut between characters.</summary>
    public static int AtWord(string line, int most)
    {
        var end = AtCharacter(line, most);
        if (end == line.Length || line[end] == ' ')
        {
            return end;
        }

        var space = line.LastIndexOf(' ', Math.Max(end - 1, 0), Math.Min(WordLooksBack, end));
        return space > 0 ? space : end;
    }

    /// <summary>The first good place to begin at or after <paramref name="least"/>, never beyond <paramref name="latest"/>.</summary>
    public static int FromWord(string line, int least, int latest)
    {
        if (least <= 0)
        {
            return 0;
        }

        var space = line.IndexOf(' ', least - 1, Math.Min(WordLooksBack, latest - least + 1));
        return space >= 0 && space < latest ? space + 1 : AtCharacter(line, least);
    }

    /// <summary>The last boundary between characters at or before <paramref name="most"/>. One character longer than that is cut between its code points.</summary>
    private static int AtCharacter(string line, int most)
    {
        if (most >= line.Length)
        {
            return line.Length;
        }

        var at = 0;
        while (at < most)
        {
            var next = at + StringInfo.GetNextTextElementLength(line, at);
            if (next > most)
            {
                break;
            }

            at = next;
        }

        return at > 0 ? at : char.IsLowSurrogate(line[most]) ? most - 1 : most;
    }
}
