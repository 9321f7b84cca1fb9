namespace FeedWatch.Configuration;

/// <summary>One thing in feedwatch.yaml that a person has to put right, where it stands and what to write instead.</summary>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units as editors count.</param>
/// <param name="Text">What is wrong: a sentence. Never holds a value that came from the environment.</param>
/// <param name="Advice">What to write instead: a sentence.</param>
public sealed record ConfigurationMistake(string File, int Line, int Column, string Text, string Advice)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Text} {Advice}";
}
