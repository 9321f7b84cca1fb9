using FeedWatch.Adapters.Delivering.Folder;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;
using FeedWatch.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Init;

/// <summary>What a new user sees first: a test mail, a poll of all feeds, and the hits of the last 24 hours.</summary>
internal sealed class FirstRound(
    WatchFile watchFile, IMailTransport transport, IOptions<FolderOptions> folder, IFeedStateStore states, IHitStore hits, Terminal terminal, TimeProvider time, IServiceProvider services)
{
    private const int MostShown = 20;
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (watchFile.Read() is not ConfigurationResult.Valid { Configuration: var watch })
        {
            terminal.WriteError($"{watchFile.Path} cannot be used; `feedwatch check` says why.");
            return ExitCode.Failed;
        }

        using var taken = HostComposition.TakeLock(services, out var refusal);
        if (taken is null)
        {
            terminal.WriteError(refusal);
            return ExitCode.Failed;
        }

        var sent = !transport.ReachesPeople || await Create<SendTestCommand>().RunAsync(watch, name: null, cancellationToken) == ExitCode.AllWell;
        await Create<PollCommand>().RunAsync(watch, all: true, asJson: false, cancellationToken);
        if (await HasNoFeedAnsweredAsync(watch, cancellationToken))
        {
            terminal.WriteError("Not one feed could be polled: this machine seems to have no internet or no DNS. Once it has, try feedwatch poll --all.");
            return ExitCode.Failed;
        }

        await ShowAsync(cancellationToken);
        if (transport.Missing is { } missing)
        {
            terminal.WriteLine(missing, Tone.Warning);
        }
        else if (!transport.ReachesPeople)
        {
            terminal.WriteLine($"Mails are written to {Path.GetFullPath(folder.Value.Path)}; nobody is emailed yet.", Tone.Warning);
        }

        terminal.WriteLine(sent ? "Next: feedwatch run" : "The test mail did not go out: mend the settings, then try feedwatch send-test.", sent ? Tone.Good : Tone.Warning);
        return sent ? ExitCode.AllWell : ExitCode.Failed;
    }

    // A poll that failed before its state could be saved leaves none, or one without a success.
    private async Task<bool> HasNoFeedAnsweredAsync(WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var known = await states.GetAllAsync(cancellationToken);
        return watch.Feeds.All(feed => known.GetValueOrDefault(feed.Id) is not { LastPollAt: not null, ConsecutiveFailures: 0 });
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Shown;
        var recent = await hits.FindAsync(new HitSearch(), cancellationToken).Where(hit => hit.PublishedAt >= since).Take(MostShown).ToListAsync(cancellationToken);
        foreach (var story in recent.GroupBy(hit => hit.Key.StoryId))
        {
            var hit = story.First() with { Places = [.. story.SelectMany(each => each.Places)] };
            HitCard.Write(terminal, hit, [.. story.Select(each => each.Key.Rule)], Moment.ForPeople(hit.PublishedAt!.Value, time));
        }

        terminal.WriteLine($"{Counted.Hits(recent.Count)} in stories of the last 24 hours.", Tone.Heading);
    }

    private T Create<T>() => ActivatorUtilities.CreateInstance<T>(services);
}
