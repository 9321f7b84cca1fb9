namespace FeedWatch.Parsing.Markup;

/// <summary>Finds where things end in a document: texts, CDATA sections, comments and declarations, ended or not.</summary>
internal sealed class MarkupScanner(char[] document, int length)
{
    // Marks that the rest of the document is known not to have: looked for again and again they would take the square of its length.
    private readonly HashSet<string> absent = [];

    /// <summary>What was met that XML does not allow.</summary>
    public Repair Repairs { get; private set; }

    /// <summary>A &lt; that begins nothing is text.</summary>
    public bool BeginsMarkup(int place) =>
        place + 1 < length && document[place] == '<' && document[place + 1] is '/' or '!' or '?' or '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or > '\u00BF';

    /// <summary>The place after the text that begins here.</summary>
    public int EndOfText(int start)
    {
        var place = start;
        do
        {
            Repairs |= document[place] == '<' ? Repair.BareCharacters : Repair.None;
            var next = document.AsSpan(place + 1, length - place - 1).IndexOf('<');
            place = next < 0 ? length : place + 1 + next;
        }
        while (place < length && !BeginsMarkup(place));
        return place;
    }

    /// <summary>Where the content of the CDATA section that begins here lies, and the place after the section; one without an end reaches to that of the document.</summary>
    public (int Start, int Length, int End) CDataAt(int place)
    {
        var start = place + FieldContent.CDataStart.Length;
        var found = document.AsSpan(start, length - start).IndexOf(FieldContent.CDataEnd);
        return found < 0 ? (start, length - start, length) : (start, found, start + found + FieldContent.CDataEnd.Length);
    }

    /// <summary>The place after the comment, instruction or declaration that begins here.</summary>
    public int EndOfOther(int place)
    {
        // An instruction does not end with ?>: Word writes <?xml:namespace ... />, which would end with the next text that happens to have that.
        var rest = document.AsSpan(place, length - place);
        return EndOf(place, rest.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : ">");
    }

    private int EndOf(int place, string mark)
    {
        var rest = document.AsSpan(place, length - place);
        var end = absent.Contains(mark) ? -1 : rest.IndexOf(mark);
        if (end >= 0)
        {
            return place + end + mark.Length;
        }

        // What never ends was none: it reaches to the next bracket only.
        absent.Add(mark);
        Repairs |= Repair.BareCharacters;
        var bracket = rest.IndexOf('>');
        return bracket < 0 ? length : place + bracket + 1;
    }
}
