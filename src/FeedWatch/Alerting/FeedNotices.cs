using FeedWatch.Feeds;

namespace FeedWatch.Alerting;

/// <summary>What the operators are told of a feed's health: only what a poll changed, so that each episode is told once.</summary>
public static class FeedNotices
{
    /// <summary>From what the state was and what it becomes; a poll that runs again after a crash tells the same.</summary>
    public static IReadOnlyList<Alert> Of(Feed feed, FeedState before, FeedState after, IReadOnlyList<Recipient> recipients, DateTimeOffset now)
    {
        var (was, becomes) = (before.History, after.History);
        List<(NoticeKind Kind, string Text)> told = [];
        if (becomes.Outage is { IsEndTold: true } ended && was.Outage?.IsEndTold != true)
        {
            told.Add((NoticeKind.FeedGone, Gone(feed, after, ended)));
        }
        else if (becomes.Outage is { IsTold: true } outage && was.Outage?.IsTold != true)
        {
            told.Add((NoticeKind.FeedBroken, $"The feed {feed.Name} cannot be read since {outage.Since:u} and is tried on: {after.LastError}"));
        }

        if (was.Outage is { IsTold: true } over && becomes.Outage is null)
        {
            told.Add((NoticeKind.FeedBack, $"The feed {feed.Name} can be read again; it could not since {over.Since:u}."));
        }

        if (after.AdoptedUrl is { } adopted && adopted != before.AdoptedUrl)
        {
            told.Add((NoticeKind.FeedMoved, $"The feed {feed.Name} has said for three days that it moved for good. It is polled at {Shown(adopted)} from now on. Write the new address as its `url`, with `id: {feed.Id}`; `feedwatch check` shows all of it."));
        }

        if (becomes is { SilenceIsTold: true, Rhythm.LatestAt: { } latest } && !was.SilenceIsTold)
        {
            told.Add((NoticeKind.FeedSilent, $"The feed {feed.Name} answers and has had nothing new since {latest:u}, far longer than it usually pauses. See whether its site goes on elsewhere: `feedwatch feeds find {HomeOf(feed, after)}`."));
        }

        // By the poll before: this one happens at another time when it runs again.
        var episode = before.LastPollAt?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "first";
        return [.. told.SelectMany(notice => Notices.ToOperators(new Notice(notice.Kind, feed.Name, notice.Text, 1), feed.Id.Value, episode, recipients, now))];
    }

    /// <summary>That stories may have been missed, and when. A gap that the archive closed is none.</summary>
    public static IReadOnlyList<Alert> Gap(Feed feed, StoryGap gap, IReadOnlyList<Recipient> recipients, DateTimeOffset now)
    {
        if (gap.IsClosed)
        {
            return [];
        }

        var archive = gap.Recovered == 0 ? "It has no archive that could be read." : $"Its archive brought {gap.Recovered} more and does not reach back far enough.";
        var text = $"Stories of the feed {feed.Name} may have been missed between {gap.From:u} and {gap.To:u}: it shares none with what it held before. {archive} It is polled faster for now; `every:` makes that lasting.";
        return Notices.ToOperators(new Notice(NoticeKind.FeedGap, feed.Name, text, 1), feed.Id.Value, $"{gap.From:O}", recipients, now);
    }

    // A query may hold a key, and mails are read by many.
    private static string Shown(Uri address) => address.GetLeftPart(UriPartial.Path);

    private static string Gone(Feed feed, FeedState after, Outage outage) =>
        $"The feed {feed.Name} seems to have ended: {after.LastError} (since {outage.Since:u}). It is tried on, at last once a day. Look for its successor with `feedwatch feeds find {HomeOf(feed, after)}`.";

    private static string HomeOf(Feed feed, FeedState state) => (state.History.HomePage ?? new Uri(feed.Url.GetLeftPart(UriPartial.Authority))).AbsoluteUri;
}
