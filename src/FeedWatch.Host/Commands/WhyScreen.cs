using FeedWatch.Feeds;
using FeedWatch.Host.Commands.Alerts;
using FeedWatch.Host.Output;
using FeedWatch.Host.Tracing;
using FeedWatch.Matching.Explaining;
using FeedWatch.Storing;

namespace FeedWatch.Host.Commands;

/// <summary>Shows what became of a story, or that it was not seen.</summary>
internal sealed class WhyScreen(Terminal terminal, TimeProvider time)
{
    public void Show(StoryTally tally, TracedStory traced, bool asJson)
    {
        var (story, feed) = (traced.Story, traced.Feed);
        if (asJson)
        {
            terminal.WriteJson(WhyLine.OfSeen(tally, traced), json => json.WhyLine);
        }
        else if (terminal.IsForPeople)
        {
            terminal.WriteIndented(StoryText.Title(story.Title, [], story.Body), Tone.Heading, indent: 0);
            terminal.WriteIndented(Cell.Of($"first seen {Moment.ForPeople(story.FirstSeenAt, time)} by {feed.Name}", Tone.Good));
            terminal.WriteIndented(Cell.Of(story.Link?.AbsoluteUri ?? "no link", Tone.Quiet));
            WriteArticle(traced.Article);
            ListingOf(traced.Verdicts).WriteTo(terminal);
        }
        else
        {
            IReadOnlyList<Cell> article = traced.Article is { } fate ? [Words(fate)] : [];
            terminal.WriteRow([Moment.Iso(story.FirstSeenAt), feed.Name, StoryText.Title(story.Title, [], story.Body), story.Link?.AbsoluteUri ?? string.Empty, .. article]);
            foreach (var verdict in traced.Verdicts)
            {
                terminal.WriteRow(string.Empty, verdict.Rule, WordOf(verdict.Verdict), Reason(verdict), Fate(verdict));
            }
        }
    }

    /// <summary>After the stories: what there is besides. In JSON each story says it.</summary>
    public void ShowRange(StoryTally tally, bool asJson)
    {
        if (!asJson && tally.FoundInAll > tally.Found.Count)
        {
            terminal.WriteNote($"{tally.Found.Count} of {tally.FoundInAll}, the latest; narrow it with --since, or with more of the headline.");
        }

        if (!asJson && tally.IsCut)
        {
            terminal.WriteNote($"Only the latest {tally.Read:N0} kept stories were looked through; there are more.");
        }
    }

    /// <param name="tally">What was looked through.</param>
    /// <param name="feedsOfSite">Null where a headline was asked for.</param>
    /// <param name="nameOf">A feed's name.</param>
    /// <param name="asJson">For a program.</param>
    public void ShowUnseen(StoryTally tally, IReadOnlyList<string>? feedsOfSite, Func<FeedId, string> nameOf, bool asJson)
    {
        if (asJson)
        {
            terminal.WriteJson(WhyLine.OfUnseen(tally, feedsOfSite, nameOf), json => json.WhyLine);
            return;
        }

        var range = tally.OldestAt is { } oldest ? $"among {tally.Read:N0} kept stories, the oldest first seen {Moment.Iso(oldest)}" : "no story is kept";
        terminal.WriteNote($"Not seen: {range}.{(tally.IsCut ? " Only these, the latest, were looked through; there are more." : string.Empty)}");
        if (feedsOfSite is not null)
        {
            terminal.WriteNote(feedsOfSite.Count == 0 ? "No watched feed is of this site: `feedwatch feeds find` looks for one." : $"Watched feeds of this site: {string.Join(", ", feedsOfSite)}.");
        }

        if (terminal.IsForPeople)
        {
            NearestOf(tally, nameOf).WriteTo(terminal);
            return;
        }

        foreach (var near in tally.Near)
        {
            terminal.WriteRow(string.Empty, "near", Moment.Iso(near.FirstSeenAt), nameOf(near.FeedId), near.Title, near.Link?.AbsoluteUri ?? string.Empty);
        }
    }

    private void WriteArticle(ArticleFate? fate)
    {
        if (fate is not null)
        {
            terminal.WriteIndented(Cell.Of(Words(fate), fate is ArticleFate.Read ? Tone.Quiet : Tone.Warning));
        }
    }

    private string Words(ArticleFate fate) => fate switch
    {
        ArticleFate.Read => "article read",
        ArticleFate.Tried(var at) => $"article still tried, next {Moment.Show(terminal, at, time)}",
        ArticleFate.None => "no article: the teaser is all there is",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Listing NearestOf(StoryTally tally, Func<FeedId, string> nameOf)
    {
        var listing = new Listing("Nearest headlines", "Feed", "First seen", new Column("Link", IsSpare: true));
        foreach (var near in tally.Near)
        {
            listing.Add(near.Title, nameOf(near.FeedId), Moment.ForPeople(near.FirstSeenAt, time), near.Link?.AbsoluteUri ?? string.Empty);
        }

        return listing;
    }

    private Listing ListingOf(IReadOnlyList<RuleVerdict> verdicts)
    {
        var listing = new Listing("Rule", "Verdict", "Why", "What became of it");
        foreach (var verdict in verdicts)
        {
            listing.Add(verdict.Rule, Cell.Of(WordOf(verdict.Verdict), verdict.Verdict == Verdict.Found ? Tone.Good : verdict.Verdict == Verdict.Possible ? Tone.Warning : Tone.Quiet), Reason(verdict), Fate(verdict));
        }

        return listing;
    }

    private static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Found => "found",
        Verdict.NotFound => "not found",
        Verdict.Possible => "possible",
        Verdict.OtherFeeds => "not for this feed",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Reason(RuleVerdict verdict) => verdict.Verdict switch
    {
        Verdict.Found when verdict.Matched.Count == 0 => "by what it is, not by its words",
        Verdict.Found => string.Join(", ", verdict.Matched.Select(words => $"“{words}”")),
        Verdict.NotFound => string.Join("; ", [.. verdict.Failed.Select(part => $"fails: {part}"), .. verdict.Unwanted.Select(words => $"unwanted: “{words}”"), .. verdict.NearMisses.Select(Nearly)]),
        Verdict.Possible => "too costly to be decided: somebody has to look",
        Verdict.OtherFeeds => $"it is for {string.Join(", ", verdict.Feeds)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Nearly(NearMiss miss) => $"nearly: “{miss.Found}” for {miss.Wanted} ({miss.Kind switch
    {
        NearMissKind.OneLetter => "one letter away",
        NearMissKind.OneWord => "one word away",
        NearMissKind.Spelling => "capitals or spelling",
        _ => throw new System.Diagnostics.UnreachableException(),
    }})";

    private string Fate(RuleVerdict verdict) => verdict switch
    {
        { Hit: null, Verdict: Verdict.Found or Verdict.Possible } => "no hit is kept: the rule came or changed after the story",
        { Hit: null } => string.Empty,
        { Hit.Alerting: false } => $"{Kept(verdict.Hit)}; found old, nobody was alerted",
        { Alerts.Count: 0 } => $"{Kept(verdict.Hit)}; no recipient of now was alerted",
        _ => $"{Kept(verdict.Hit)}; alert to {string.Join(", ", verdict.Alerts.Select(alert => $"{alert.Recipient}: {StatusWord.Of(alert.Status)}"))}",
    };

    private string Kept(Hit hit) => $"hit kept {Moment.Show(terminal, hit.FoundAt, time)}{(hit.IsPossible ? " (possible)" : string.Empty)}";
}
