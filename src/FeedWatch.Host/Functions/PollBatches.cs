using System.Collections.Concurrent;
using FeedWatch.Feeds;

namespace FeedWatch.Host.Functions;

/// <summary>Puts leased servers together into messages: a server with many feeds goes alone, small ones share.</summary>
internal static class PollBatches
{
    /// <summary>At a second a feed, so many are polled well within a lease. The rest is handed out when these are done.</summary>
    public const int MostOfOneServer = 100;

    private const int Shared = 32;

    /// <summary>The feeds of each server, longest due first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FeedId>> ByServer(IReadOnlyList<DueFeed> due) => due
        .GroupBy(feed => feed.Feed.Server)
        .ToDictionary(server => server.Key, IReadOnlyList<FeedId> (server) => [.. server.Take(MostOfOneServer).Select(feed => feed.Feed.Id)]);

    /// <summary>Those messages that can take no more, as long as others are still leasing.</summary>
    public static IEnumerable<PollWork> TakeFull(ConcurrentQueue<ServerWork> leased)
    {
        while (leased.Count >= Shared)
        {
            if (Next(leased) is { } work)
            {
                yield return work;
            }
        }
    }

    /// <summary>All of them.</summary>
    public static IEnumerable<PollWork> Of(ConcurrentQueue<ServerWork> leased)
    {
        while (Next(leased) is { } work)
        {
            yield return work;
        }
    }

    private static PollWork? Next(ConcurrentQueue<ServerWork> leased)
    {
        var servers = new List<ServerWork>();
        var feeds = 0;
        while (feeds < Shared && leased.TryDequeue(out var server))
        {
            if (servers.Count > 0 && feeds + server.Feeds.Count > Shared)
            {
                leased.Enqueue(server);
                break;
            }

            servers.Add(server);
            feeds += server.Feeds.Count;
        }

        return servers.Count == 0 ? null : new PollWork(servers);
    }
}
