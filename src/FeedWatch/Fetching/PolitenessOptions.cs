using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Fetching;

/// <summary>How much we ask of servers at a time.</summary>
public sealed class PolitenessOptions
{
    public const string Section = "Politeness";

    /// <summary>How many feeds are polled at once, over all servers. Default: 16.</summary>
    [Range(1, 256)]
    public int MaxConcurrent { get; set; } = 16;

    /// <summary>How many requests one server gets at once. Default: 2.</summary>
    [Range(1, 64)]
    public int MaxConcurrentPerServer { get; set; } = 2;

    /// <summary>How long to wait between the starts of two requests to one server; zero: not at all. Default: 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan PauseBetweenStarts { get; set; } = TimeSpan.FromSeconds(1);
}
