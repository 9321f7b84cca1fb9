namespace FeedWatch.Parsing.Markup;

/// <summary>The name of the element that a walk stands on: local, in lower case, for some publishers shout. Worked out when it is first asked for.</summary>
internal sealed class ElementName(char[] document)
{
    private const int Longest = 32;

    private readonly char[] lower = new char[Longest];
    private (int Start, int Length) place;

    // Less than zero until it is asked for.
    private int length;

    /// <summary>Empty where it is too long for any that we know.</summary>
    public ReadOnlySpan<char> Text
    {
        get
        {
            if (length < 0)
            {
                var local = document.AsSpan(place.Start, place.Length);
                local = local[(local.IndexOf(':') + 1)..];
                length = local.Length <= Longest ? local.ToLowerInvariant(lower) : 0;
            }

            return lower.AsSpan(0, length);
        }
    }

    /// <summary>Elements of HTML that never have an end tag. Others of that kind are fields of feeds.</summary>
    public bool IsVoid => Text is "br" or "hr" or "img" or "wbr" or "input";

    /// <param name="name">Where it is, with its prefix.</param>
    public void Set((int Start, int Length) name) => (place, length) = (name, -1);
}
