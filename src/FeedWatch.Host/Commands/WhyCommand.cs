using System.CommandLine;
using System.CommandLine.Parsing;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;
using FeedWatch.Host.Tracing;
using FeedWatch.Storing;

namespace FeedWatch.Host.Commands;

/// <summary>Why a story alerted, or did not: was it seen, by which feed, and what each rule says of it.</summary>
internal sealed class WhyCommand(StorePlace store, Lazy<IStoryStore> stories, Lazy<IFeedStateStore> states, StorySearch search, RuleVerdicts verdicts, WhyScreen screen, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var wanted = new Argument<WantedStory?>("URL-OR-HEADLINE") { Description = "The story's address, or its headline or a part of it.", CustomParser = ReadWanted };
        var since = CommonOptions.Since("Only among stories first seen since then:");
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("why", "Why a story alerted, or did not: was it seen, by which feed, and what each rule says of it.")
        {
            Examples =
            [
                ("feedwatch why https://news.example/lavrov-in-geneva", "by its address; tracking parameters do not matter"),
                ("feedwatch why 'Lavrov in Geneva'", "by its headline, or a part of it"),
                ("feedwatch why 'veto' --since 2d --json", "for another program"),
            ],
            Output = "Piped: a line for each story, the latest first, ten at most: first seen, feed, title, link, and of a teaser what became of its article; then one for each rule, which begins with a tab: rule, verdict, why, what became of it;\n"
                + "separated by tabs. A story that was not seen is told on standard error; the nearest headlines are lines that begin with a tab: near, first seen, feed, title, link.\n"
                + $"Stories are kept for 30 days (Poll:KeepStories); of those the {StorySearch.MostRead:N0} latest at most are looked through.\n" + CommonOptions.JsonOutput,
            Arguments = { wanted },
            Options = { since, json },
        };
        command.RunsWatching<WhyCommand>(terminal, (work, watch, parsed, token) => work.RunAsync(parsed.GetRequiredValue(wanted)!, watch, parsed.GetValue(since), parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(WantedStory wanted, WatchConfiguration watch, Since? since, bool asJson, CancellationToken cancellationToken)
    {
        if (!store.Exists)
        {
            terminal.WriteError(store.Absence);
            return ExitCode.Wrong;
        }

        var feeds = watch.Feeds.ToDictionary(feed => feed.Id);
        var tally = await search.RunAsync(wanted, since?.Before(time.GetUtcNow()) ?? DateTimeOffset.MinValue, StorySearch.MostRead, cancellationToken);
        var shown = 0;
        foreach (var headline in tally.Found)
        {
            // Removed since it was listed: null.
            if (await stories.Value.GetAsync(headline.FeedId, headline.Id, cancellationToken) is { } story)
            {
                shown++;
                var feed = FeedOf(headline);
                var state = feed.FullText ? await states.Value.FindAsync(feed.Id, cancellationToken) : null;
                screen.Show(tally, new TracedStory(story, feed, await verdicts.OfAsync(story, feed, watch, cancellationToken), ArticleFate.Of(story, feed, state)), asJson);
            }
        }

        if (shown > 0)
        {
            screen.ShowRange(tally, asJson);
        }
        else
        {
            screen.ShowUnseen(tally, wanted.Link is null ? null : [.. watch.Feeds.Where(tally.IsOfSite).Select(feed => feed.Name)], id => feeds.GetValueOrDefault(id)?.Name ?? id.Value, asJson);
        }

        return ExitCode.AllWell;

        // A feed that is no longer watched is known by its id only.
        Feed FeedOf(StoryHeadline headline) =>
            feeds.GetValueOrDefault(headline.FeedId) ?? new Feed { Id = headline.FeedId, Url = headline.Link ?? new Uri("http://unknown.invalid/"), Name = headline.FeedId.Value };
    }

    private static WantedStory? ReadWanted(ArgumentResult result)
    {
        if (!WantedStory.TryRead(result.Tokens[0].Value, out var wanted, out var refusal))
        {
            result.AddError(refusal);
        }

        return wanted;
    }
}
