using System.CommandLine;
using FeedWatch.Host.Output;
using FeedWatch.Host.Probing;

namespace FeedWatch.Host.Commands.Feeds;

/// <summary>Finds the feeds of a web site.</summary>
internal sealed class FindCommand(FeedFinder finder, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var url = new Argument<Uri>("URL") { Description = "A page of the site.", CustomParser = CommonOptions.ReadUrl };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("find", "Finds the feeds of a web site, and reads each before it lists it.")
        {
            Examples = [("feedwatch feeds find news.example", "what the page names, its links that look like feeds, then the usual places")],
            Output = "Piped: address, title, format, stories, latest story; separated by tabs.\n" + CommonOptions.JsonOutput,
            Arguments = { url },
            Options = { json },
        };
        command.Runs<FindCommand>(terminal, (work, parsed, token) => work.RunAsync(parsed.GetRequiredValue(url), parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(Uri url, bool asJson, CancellationToken cancellationToken)
    {
        switch (await finder.FindAsync(url, cancellationToken))
        {
            case FindResult.Found { Feeds.Count: > 0 } found:
                Show(found.Feeds, asJson);
                return ExitCode.AllWell;
            case FindResult.Found:
                terminal.WriteError($"No feed was found at {url}.");
                return ExitCode.Failed;
            case FindResult.Unreadable unreadable:
                terminal.WriteError(unreadable.Reason);
                return ExitCode.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Show(IReadOnlyList<FoundFeed> feeds, bool asJson)
    {
        var listing = new Listing("Address", "Title", "Format", "Stories", "Latest");
        foreach (var feed in feeds)
        {
            if (asJson)
            {
                terminal.WriteJson(feed, json => json.FoundFeed);
            }

            listing.Add(feed.Url.AbsoluteUri, feed.Title, feed.Format, $"{feed.Stories}", Moment.Show(terminal, feed.LatestAt, time));
        }

        if (!asJson)
        {
            listing.WriteTo(terminal);
        }
    }
}
