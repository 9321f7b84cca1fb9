using System.ComponentModel.DataAnnotations;
using FeedWatch.Feeds;

namespace FeedWatch;

/// <summary>How feeds are polled.</summary>
public sealed class PollOptions
{
    public const string Section = "Poll";

    /// <summary>How often a feed without <c>every:</c> is polled until its rhythm is learnt. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a feed without <c>every:</c> is polled at most, once its rhythm is learnt; never less often than <see cref="Interval"/> says. Default: 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Fastest { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How much earlier than due a feed may be polled: timers and cron do not start to the second, and what is due a moment later would wait a whole round. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Slack { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a process may hold a server without saving one of its feeds before another takes over, where several share a store. Default: 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "06:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>At a feed's first poll, and when a rule is new, only stories published within this span alert. Default: 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan LookBack { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long stories are kept for new rules. Default: 30 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan KeepStories { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long hits and finished alerts are kept. Default: 365 days.</summary>
    [Range(typeof(TimeSpan), "31.00:00:00", "36500.00:00:00")]
    public TimeSpan KeepHits { get; set; } = TimeSpan.FromDays(365);

    public PollPace Pace => new(Interval, Fastest < Interval ? Fastest : Interval);
}
