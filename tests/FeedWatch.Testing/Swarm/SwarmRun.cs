using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Functions;
using FeedWatch.Testing.Smtp;

namespace FeedWatch.Testing.Swarm;

/// <summary>Several handlers of the published program on one storage account, killed at random, while stories are published: counts by mail what was lost or came twice, and at the feed servers how polite they were.</summary>
public sealed partial class SwarmRun : IAsyncDisposable
{
    private const string Container = "configuration";
    private static readonly string[] Functions = ["schedule", "poll", "deliver", "sweep"];

    private readonly SwarmOptions options;
    private readonly SwarmServer server;
    private readonly SmtpSink sink = SmtpSink.Start();
    private readonly Azurite azurite = Azurite.Start();
    private readonly Random random;
    private readonly List<string> expected = [];
    private readonly List<DateTimeOffset> kills = [];
    private FunctionsHost? host;
    private long mostMemory;

    private SwarmRun(SwarmOptions options, SwarmServer server) => (this.options, this.server, random) = (options, server, new Random(options.Seed));

    /// <param name="appRoot">The published app.</param>
    public static async Task<SwarmReport> RunAsync(string appRoot, SwarmOptions options, Action<string> say, CancellationToken cancellationToken)
    {
        await using var run = new SwarmRun(options, await SwarmServer.StartAsync(options, cancellationToken));
        await run.PutConfigurationAsync(cancellationToken);
        run.host = await FunctionsHost.StartAsync(appRoot, run.HostOptions(), cancellationToken);
        say("first poll of every feed");
        await run.WaitAsync(() => run.server.Requests.Select(request => request.Feed).Distinct().Count() == options.Feeds, cancellationToken);
        say("publishing and killing");
        await Task.WhenAll(run.PublishAsync(cancellationToken), run.KillAsync(cancellationToken));
        say("waiting for what is still on its way");
        await run.WaitAsync(() => run.Missing().Count == 0, cancellationToken);
        await Task.Delay(options.Lease < options.Length ? options.Lease : TimeSpan.Zero, TimeProvider.System, cancellationToken);
        return run.Report();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await server.DisposeAsync();
        await sink.DisposeAsync();
        azurite.Dispose();
    }

    private async Task PutConfigurationAsync(CancellationToken cancellationToken)
    {
        var yaml = new StringBuilder("rules:\n  - name: Tokens\n    query: zyxtoken\nrecipients:\n  - name: Desk\n    email: desk@desk.internal\n  - name: Night\n    email: night@desk.internal\nfeeds:\n");
        for (var feed = 0; feed < options.Feeds; feed++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - url: {server.Url(feed)}\n    name: Feed {feed}\n");
        }

        var container = new BlobContainerClient(azurite.ConnectionString, Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await container.GetBlobClient("feedwatch.yaml").UploadAsync(BinaryData.FromString(yaml.ToString()), cancellationToken);
    }

    private FunctionsHostOptions HostOptions() => new()
    {
        Storage = azurite.ConnectionString,
        Instances = options.Handlers,
        Timers = new Dictionary<string, TimeSpan> { ["schedule"] = options.Timers.Schedule, ["sweep"] = options.Timers.Sweep },
        MessageLock = options.Lease * 0.6,
        RetryAfter = TimeSpan.FromSeconds(2),
        Settings = new Dictionary<string, string?>
        {
            ["Store__Account"] = azurite.ConnectionString,
            ["Watch__Blob"] = $"{Container}/feedwatch.yaml",
            ["Poll__Interval"] = Span(options.Interval),
            ["Poll__Slack"] = Span(TimeSpan.Zero),
            ["Poll__Lease"] = Span(options.Lease),
            ["Delivery__Claim"] = Span(options.Lease),
            ["Politeness__PauseBetweenStarts"] = Span(options.PauseBetweenStarts),
            ["Politeness__MaxConcurrentPerServer"] = options.MaxConcurrentPerServer.ToString(CultureInfo.InvariantCulture),
            ["Fetch__AllowPrivate__0"] = "127.0.0.0/8",
            ["Mail__From"] = "alerts@desk.internal",
            ["Mail__Smtp__Host"] = SmtpSink.Host,
            ["Mail__Smtp__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Smtp__Security"] = "None",
        },
    };

    // Two thirds of the stories match; each of those is one alert for each of two recipients.
    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var number = 0; TimeProvider.System.GetElapsedTime(started) < options.Length; number++)
        {
            var token = $"tok{number}end";
            var matches = number % 3 != 0;
            server.Publish(random.Next(options.Feeds), matches ? $"zyxtoken {token}" : $"Nothing of note {number}");
            if (matches)
            {
                expected.Add($"desk {token}");
                expected.Add($"night {token}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 500)), TimeProvider.System, cancellationToken);
        }
    }

    private async Task KillAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < options.Length)
        {
            var (shortest, longest) = options.BetweenKills;
            await Task.Delay(shortest + ((longest - shortest) * random.NextDouble()), TimeProvider.System, cancellationToken);
            if (TimeProvider.System.GetElapsedTime(started) >= options.Length)
            {
                return;
            }

            var victim = random.Next(options.Handlers);
            mostMemory = MostMemory();
            kills.Add(TimeProvider.System.GetUtcNow());
            await host!.KillAndStartAsync(victim, cancellationToken);
        }
    }

    private async Task WaitAsync(Func<bool> isDone, CancellationToken cancellationToken)
    {
        var patience = (3 * options.Interval) + (4 * options.Lease);
        var started = TimeProvider.System.GetTimestamp();
        while (!isDone() && TimeProvider.System.GetElapsedTime(started) < patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
        }
    }

    private long MostMemory() => Math.Max(mostMemory, Enumerable.Range(0, options.Handlers).Max(instance => host!.Processes(instance)[^1].WorkingSet));

    private List<string> Missing() => [.. expected.Except(Told().Select(told => told.Token))];

    private IEnumerable<(string Token, string Mail)> Told() =>
        from mail in sink.Mails
        let message = mail.Parse()
        from token in Token().Matches(message.TextBody ?? string.Empty).Select(match => match.Value).Distinct()
        select ($"{mail.To[0].Split('@')[0]} {token}", message.MessageId);

    private SwarmReport Report()
    {
        var told = Told().ToLookup(pair => pair.Token, pair => pair.Mail);
        var (tooSoon, afterKill) = CountTooSoon();
        return new SwarmReport(
            kills.Count,
            server.Requests.Count,
            expected.Count,
            Missing(),
            told.Count(mails => mails.Count() > mails.Distinct().Count()),
            told.Count(mails => mails.Distinct().Count() > 1),
            server.MostAtOnce,
            tooSoon,
            afterKill,
            host!.Journal.Hangs.Count,
            host.Journal.Poisoned.Count,
            Functions.ToDictionary(function => function, function => host.Journal.Busy(function).TotalSeconds),
            host.Journal.Succeeded("poll"),
            MostMemory(),
            [.. host.Errors.Take(20)]);
    }

    private (IReadOnlyList<double> WithoutKill, int AfterKill) CountTooSoon()
    {
        // Between the request and the moment from which the interval is counted lies less than this.
        var interval = options.Interval - TimeSpan.FromSeconds(1);
        var (without, after) = (new List<double>(), 0);
        foreach (var feed in server.Requests.GroupBy(request => request.Feed))
        {
            var times = feed.Select(request => request.At).Order().ToList();
            for (var i = 1; i < times.Count; i++)
            {
                if (times[i] - times[i - 1] >= interval)
                {
                    continue;
                }

                // What a killed handler had fetched and not saved is fetched again: it may have died up to a fetch later.
                if (kills.Exists(kill => kill >= times[i - 1] - TimeSpan.FromSeconds(1) && kill <= times[i]))
                {
                    after++;
                }
                else
                {
                    without.Add((times[i] - times[i - 1]).TotalSeconds);
                }
            }
        }

        return (without, after);
    }

    private static string Span(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    [GeneratedRegex("tok[0-9]+end", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
