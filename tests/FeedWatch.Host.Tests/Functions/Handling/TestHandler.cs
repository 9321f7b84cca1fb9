using System.Text.Json;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Functions;
using FeedWatch.Host.Functions.Handling;
using FeedWatch.Host.Functions.Pages;
using FeedWatch.Host.Functions.Telemetry;
using FeedWatch.Host.Logging;
using FeedWatch.Testing.Functions;
using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Tests.Functions.Handling;

/// <summary>The handler on a port of its own, with functions that a test makes up and pages on stores in memory.</summary>
internal sealed class TestHandler : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter errors = new() { NewLine = "\n" };
    private readonly ILoggerFactory logging;
    private readonly Task running;

    /// <param name="functions">By name; none: those of the program, whose work fails when it is reached.</param>
    public TestHandler(TimeProvider? time = null, params (string Name, Func<JsonElement, CancellationToken, Task<FunctionResult>> RunAsync)[] functions)
    {
        Pages = new Lazy<WebPages>(() => new WebPages(
            new HealthCheck(new NoConfiguration(), new LatenessCheck(Stores.Schedule, Stores.Outbox, new NoQueue(), TimeProvider.System), new NoMail(), TimeProvider.System),
            new HitsPage(Stores.Hits, TimeProvider.System)));
        logging = LoggerFactory.Create(builder => builder.AddProvider(new PlainLoggerProvider(level => level < LogLevel.Error ? output : errors, TimeProvider.System)));
        var table = functions.Length == 0
            ? FunctionTable.Of(new Lazy<FeedWatchFunctions>(() => throw new WorkReachedException()), Pages)
            : new FunctionTable(functions.ToDictionary(function => function.Name, function => new HostedFunction("msg", function.RunAsync)));
        var handler = new RequestHandler(table, Pages, new FunctionRunner(time ?? TimeProvider.System), logging.CreateLogger<RequestHandler>());
        var port = FreePort.Find();
        running = new HandlerServer(handler, Options.Create(new TelemetryOptions()), logging.CreateLogger<HandlerServer>()).RunAsync(port, stop.Token);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public StoreSet Stores { get; } = StoreSet.InMemory();

    public HttpClient Http { get; }

    public string Output => output.ToString();

    public string Errors => errors.ToString();

    public bool PagesWereMade => Pages.IsValueCreated;

    private Lazy<WebPages> Pages { get; }

    public Task<HttpResponseMessage> PostAsync(string path, string body, string invocation = "11111111-2222-3333-4444-555555555555")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Add("X-Azure-Functions-InvocationId", invocation);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        Http.Dispose();
        logging.Dispose();
        stop.Dispose();
        await output.DisposeAsync();
        await errors.DisposeAsync();
        await Stores.DisposeAsync();
    }

    private sealed class NoConfiguration : IConfigurationSource
    {
        public IReadOnlyList<string> Problems => [];

        public Task<WatchConfiguration?> GetAsync(CancellationToken cancellationToken) => Task.FromResult<WatchConfiguration?>(null);
    }

    private sealed class NoQueue : IWorkQueue
    {
        public Task SendAsync(PollWork work, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task SendAsync(DeliverWork work, TimeSpan after, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<int> CountPoisonAsync(CancellationToken cancellationToken) => Task.FromResult(0);
    }

    private sealed class NoMail : IMailTransport
    {
        public string Name => "none";

        public bool ReachesPeople => false;

        public string? Missing => "Set Mail:From.";

        public Task<SendResult> SendAsync(Mail mail, CancellationToken cancellationToken) => Task.FromResult<SendResult>(new SendResult.TryLater("none"));
    }
}

/// <summary>The function was called with what it needs.</summary>
internal sealed class WorkReachedException : Exception;
