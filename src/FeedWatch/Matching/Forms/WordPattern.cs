using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>One word that a query asks for.</summary>
/// <param name="Written">As the owner wrote it.</param>
/// <param name="Forms">Folded, the word's own first; any of them will do.</param>
/// <param name="Needs">How much the word in the text must be capitalised.</param>
internal sealed record WordPattern(string Written, IReadOnlyList<string> Forms, Capitals Needs)
{
    /// <summary>The word in the text must be spelled as it is written here.</summary>
    public bool IsExact { get; init; }

    /// <summary>The word in the text begins with the only form.</summary>
    public bool IsPrefix { get; init; }
}
