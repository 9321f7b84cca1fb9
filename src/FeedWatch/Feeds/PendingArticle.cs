namespace FeedWatch.Feeds;

/// <summary>A story whose teaser is known and whose article is still to be read.</summary>
/// <param name="Story">Its id.</param>
/// <param name="Link">Where the article is.</param>
/// <param name="Since">When the story was first seen.</param>
/// <param name="NextTryAt">Not before then.</param>
/// <param name="Tries">How often it was asked for in vain.</param>
/// <param name="Alerts">Whether what is found in it alerts: as it was for the teaser, decided once.</param>
public sealed record PendingArticle(string Story, Uri Link, DateTimeOffset Since, DateTimeOffset NextTryAt, int Tries, bool Alerts)
{
    /// <summary>How long an article is tried.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>A page without an article may be a notice that goes away; one that stays so is left alone.</summary>
    public const int TriesOfAPageWithoutOne = 3;

    /// <summary>A page that is not there may come after its feed: the last of these is made almost four hours after the first.</summary>
    public const int TriesOfAMissingPage = 6;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    /// <summary>Also where its times lie ahead: the clock was wrong when they were set.</summary>
    public bool IsDue(DateTimeOffset now) => NextTryAt <= now || IsAhead(now);

    /// <summary>The same after a try in vain; null: it was the last one.</summary>
    /// <param name="at">The try.</param>
    /// <param name="wish">How long its server wants to be left alone; null: it does not say.</param>
    public PendingArticle? After(DateTimeOffset at, TimeSpan? wish = null)
    {
        var since = IsAhead(at) ? at : Since;
        if (at - since >= Longest)
        {
            return null;
        }

        // The last try is made at the very end, unless the server wishes for a later one.
        var pause = Pauses[Math.Min(Tries, Pauses.Length - 1)];
        var next = wish > pause ? at + wish.Value : Earlier(at + pause, since + Longest);
        return this with { Since = since, NextTryAt = next, Tries = Tries + 1 };
    }

    /// <summary>The same, not tried before then.</summary>
    public PendingArticle NotBefore(DateTimeOffset at) => NextTryAt < at ? this with { NextTryAt = at } : this;

    private bool IsAhead(DateTimeOffset now) => Since > now + TimeSpan.FromMinutes(1);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
