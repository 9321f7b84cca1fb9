using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>One word that a query asks for: any of its folded forms, capitalised at least so much.</summary>
internal sealed record WordPattern(IReadOnlyList<string> Forms, Capitals Needs);
