using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Reading;

/// <summary>What reading one document came to.</summary>
/// <param name="Given">As it was named.</param>
public abstract record ReadReply(string Given)
{
    /// <param name="Given">As it was named.</param>
    /// <param name="Result">What the parser made of it.</param>
    /// <param name="End">Whether all of its bytes were there to be read.</param>
    public sealed record Read(string Given, ParseResult Result, BodyEnd End) : ReadReply(Given);

    /// <summary>There were no bytes to read. <paramref name="Reason"/> is for a person.</summary>
    public sealed record Unreadable(string Given, string Reason) : ReadReply(Given);
}
