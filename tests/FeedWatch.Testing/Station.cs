using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Adapters.Parsing;
using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Parsing.Articles;
using FeedWatch.Storing;
using FeedWatch.Testing.Crashes;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Smtp;
using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Testing;

/// <summary>The whole pipeline around given stores: real fetching from a loopback server, real mail to a loopback sink. Only time is fake.</summary>
public sealed class Station : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private readonly FeedFetcher fetcher;
    private readonly SmtpTransport smtp;
    private readonly PollOptions pollOptions = new();
    private readonly ArticleRests rests;

    public Station(StoreSet stores)
    {
        Stores = stores;
        Time = stores.Time;
        rests = new ArticleRests(Time);
        var fetchOptions = new FetchOptions { AllowPrivate = { "127.0.0.1" } };
        fetcher = new FeedFetcher(Options.Create(fetchOptions), new ServerPacer(Options.Create(Politeness), Time), Time, NullLogger<FeedFetcher>.Instance);
        Extractor = new SmartReaderExtractor(Time, NullLogger<SmartReaderExtractor>.Instance);
        smtp = TestTransports.Smtp(Sink, Time);
    }

    public StoreSet Stores { get; set; }

    public FakeTimeProvider Time { get; }

    public LoopbackServer Server { get; } = LoopbackServer.Start();

    public SmtpSink Sink { get; } = SmtpSink.Start();

    /// <summary>What is watched now; a test replaces it as an owner edits feedwatch.yaml.</summary>
    public WatchConfiguration Watch { get; set; } = new() { Feeds = [], Rules = [], Recipients = [] };

    public PollOptions Poll => pollOptions;

    public IFeedFetcher Fetcher => fetcher;

    public IFeedParser Parser { get; set; } = new FeedParser();

    /// <summary>None has an archive, unless a test says so.</summary>
    public IArchiveReader Archives { get; set; } = new PagedArchive();

    /// <summary>SmartReader, unless a test says otherwise.</summary>
    public IArticleExtractor Extractor { get; set; }

    public Feed Feed(string name, string path = "/feed") => new() { Id = FeedId.Create(Server.Url(path)), Url = Server.Url(path), Name = name };

    public static Rule Rule(string name, string query, params IReadOnlyList<string> feeds) => new()
    {
        Name = name,
        Query = ((QueryResult.Compiled)new QueryCompiler(AliasSet.Shipped).Compile(query)).Query,
        Feeds = feeds,
    };

    public static Recipient Recipient(string name, params IReadOnlyList<string> rules) =>
        new() { Id = new RecipientId(name), Email = $"{name.ToLowerInvariant()}@desk.internal", Rules = rules };

    public static Recipient Operator(string name) => Recipient(name) with { IsOperator = true };

    /// <summary>One cycle over the feeds that are due.</summary>
    public Task<PollReport> PollAsync(bool all = false) => PollAsync(new WriteBudget(int.MaxValue), all);

    public async Task<PollReport> PollAsync(WriteBudget budget, bool all = false)
    {
        var stores = Stores.StopAfter(budget);
        var pacer = new ServerPacer(Options.Create(Politeness), Time);
        using var serverPoll = new ServerPoll(FeedPoll(stores), pacer, Options.Create(Politeness), Time, NullLogger<ServerPoll>.Instance);
        var cycle = new PollCycle(stores.Schedule, serverPoll, Options.Create(pollOptions), Time, NullLogger<PollCycle>.Instance);

        // Another configuration has another version, as the text of a file has.
        var watch = Watch with { Version = ContentHash.Id([.. Watch.Feeds.Select(feed => $"{feed.Id} {feed.Url}")]) };
        return await cycle.RunAsync(watch, all, onPolled: null, CancellationToken.None);
    }

    /// <summary>Runs new and changed rules over the kept stories.</summary>
    public Task CatchUpAsync() => CatchUpAsync(new WriteBudget(int.MaxValue));

    public Task CatchUpAsync(WriteBudget budget)
    {
        var stores = Stores.StopAfter(budget);
        var catchUp = new RuleCatchUp(stores.RuleStates, stores.Stories, stores.Hits, stores.Outbox, Options.Create(pollOptions), Time, NullLogger<RuleCatchUp>.Instance);
        return catchUp.RunAsync(Watch, CancellationToken.None);
    }

    public Task<DeliveryReport> DeliverAsync(bool all = false) => DeliverAsync(new WriteBudget(int.MaxValue), all);

    public async Task<DeliveryReport> DeliverAsync(WriteBudget budget, bool all = false)
    {
        using var deliverer = Deliverer(Stores.StopAfter(budget), budget);
        return await deliverer.RunAsync(Watch.Audience, all, onAccepted: null, CancellationToken.None);
    }

    /// <summary>One that lives on over several rounds, as in the daemon.</summary>
    public Deliverer Deliverer(StoreSet stores) => Deliverer(stores, new WriteBudget(int.MaxValue));

    private Deliverer Deliverer(StoreSet stores, WriteBudget budget)
    {
        var options = Options.Create(new DeliveryOptions());
        var fixer = new MailFixer(stores.Outbox, stores.Mails, stores.Hits, stores.RuleStates, options, Time, NullLogger<MailFixer>.Instance);
        var transport = StoppingPort<IMailTransport>.Around(smtp, budget);
        return new Deliverer(stores.Outbox, stores.Mails, fixer, transport, options, Time, NullLogger<Deliverer>.Instance);
    }

    public async Task<IReadOnlyList<Hit>> HitsAsync() => await Stores.Hits.FindAsync(new HitSearch(), CancellationToken.None).ToListAsync();

    public async Task<IReadOnlyList<Alert>> AlertsAsync() => await Stores.Outbox.FindAsync(new AlertSearch(), CancellationToken.None).ToListAsync();

    public async Task<IReadOnlyList<Story>> StoriesAsync() => await Stores.Stories.FindAsync(DateTimeOffset.MinValue, CancellationToken.None).ToListAsync();

    public async Task<FeedState> StateAsync(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return await Stores.FeedStates.FindAsync(feed.Id, CancellationToken.None) ?? FeedState.Unknown(feed.Id);
    }

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await smtp.DisposeAsync();
        await Server.DisposeAsync();
        await Sink.DisposeAsync();
        await Stores.DisposeAsync();
    }

    private static PolitenessOptions Politeness => new() { PauseBetweenStarts = TimeSpan.Zero };

    private ArticleReader Articles => new(fetcher, Extractor, new ServerPacer(Options.Create(Politeness), Time), rests);

    private FeedPoll FeedPoll(StoreSet stores) => new(
        fetcher, Parser, stores.Hits, stores.Outbox, stores.Stories, Archives, Articles, Options.Create(pollOptions), Time, NullLogger<FeedPoll>.Instance);
}
