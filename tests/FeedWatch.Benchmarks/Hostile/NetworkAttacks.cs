using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedWatch.Benchmarks.Hostile;

/// <summary>Has the program's own fetcher ask each hostile server. Server and fetcher share this process: its time and memory are those of both.</summary>
internal static class NetworkAttacks
{
    // As in use, but for the time: nobody wants to wait half a minute for each.
    private static readonly FetchOptions Options = new() { AllowPrivate = { "127.0.0.1" }, Timeout = TimeSpan.FromSeconds(2), ConnectTimeout = TimeSpan.FromSeconds(1) };

    public static async IAsyncEnumerable<HostileRow> RunAsync(string part)
    {
        var pacer = new ServerPacer(new OptionsWrapper<PolitenessOptions>(new PolitenessOptions { PauseBetweenStarts = TimeSpan.Zero }), TimeProvider.System);
        using var fetcher = new FeedFetcher(new OptionsWrapper<FetchOptions>(Options), pacer, TimeProvider.System, NullLogger<FeedFetcher>.Instance);
        foreach (var attack in NetworkAttack.All.Where(attack => attack.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            yield return await AskAsync(fetcher, attack);
        }
    }

    private static async Task<HostileRow> AskAsync(FeedFetcher fetcher, NetworkAttack attack)
    {
        await using var server = LoopbackServer.Start();
        attack.Script(server);
        var url = server.Url("/feed");
        var feed = new Feed { Id = FeedId.Create(url), Url = url, Name = attack.Name };
        var (end, cost) = await Cost.OfAsync(async () => Ended(attack, await fetcher.FetchAsync(feed, FeedState.Unknown(feed.Id), CancellationToken.None)));
        return new HostileRow(attack.Name, end.Bytes, cost, end.Outcome, end.IsRight);
    }

    // Only what is said of it: the body itself is gone when the memory is counted.
    private static (string Outcome, int Bytes, bool IsRight) Ended(NetworkAttack attack, FetchResult result) =>
        (Outcome(result), result is FetchResult.Fetched fetched ? fetched.Body.Length : 0, attack.IsRightEnd(result));

    private static string Outcome(FetchResult result) => result switch
    {
        FetchResult.Fetched fetched => $"{fetched.End}, {fetched.Body.Length} bytes",
        FetchResult.Failed failed => failed.Reason,
        _ => result.GetType().Name,
    };
}
