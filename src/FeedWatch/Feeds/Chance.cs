namespace FeedWatch.Feeds;

/// <summary>Chance that can be foretold: the same feed at the same moment draws the same lot in every process and test.</summary>
public static class Chance
{
    /// <summary>At least 0 and below 1.</summary>
    public static double Of(string purpose, FeedId feed, DateTimeOffset at)
    {
        var print = ContentHash.Fingerprint(purpose, feed.Value, at.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return (ulong)print / (ulong.MaxValue + 1.0);
    }
}
