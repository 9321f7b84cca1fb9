namespace FeedWatch.Feeds;

/// <summary>Where the server says that the feed is now, for good (301, 308), and since when it says so.</summary>
public sealed record Move(Uri To, DateTimeOffset Since)
{
    private const int LongestAddress = 2_000;

    // A mistake in a server's configuration is mended within a weekend.
    private static readonly TimeSpan UntilBelieved = TimeSpan.FromDays(3);

    public bool IsBelieved(DateTimeOffset at) => at - Since >= UntilBelieved;

    /// <param name="before">What was said until now.</param>
    /// <param name="asked">The address that was asked.</param>
    /// <param name="to">Where its answer led; another answer than before starts anew.</param>
    /// <param name="at">The poll.</param>
    public static Move? After(Move? before, Uri asked, Uri? to, DateTimeOffset at)
    {
        // From https to http anybody on the way could have sent us.
        var isUsable = to is not null && to != asked && to.OriginalString.Length <= LongestAddress && (asked.Scheme != Uri.UriSchemeHttps || to.Scheme == Uri.UriSchemeHttps);
        if (!isUsable)
        {
            return null;
        }

        return before?.To == to ? before : new Move(to!, at);
    }
}
