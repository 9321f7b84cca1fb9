using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using FeedWatch.Testing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Functions;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Smtp;

namespace FeedWatch.Host.Tests.Functions;

/// <summary>The published app under the fake host, with a storage account, a newspaper and a mail server of its own.</summary>
internal sealed class FunctionsRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Azurite azurite = Azurite.Start();
    private FunctionsHost? host;

    public LoopbackServer Newspaper { get; } = LoopbackServer.Start();

    public SmtpSink Sink { get; } = SmtpSink.Start();

    public FunctionsHost Host => host ?? throw new InvalidOperationException("Start it first.");

    public string Storage => azurite.ConnectionString;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="change">Of the options; null: as they are.</param>
    public async Task StartAsync(Func<FunctionsHostOptions, FunctionsHostOptions>? change = null)
    {
        var options = new FunctionsHostOptions { Storage = Storage, Settings = Settings(), RetryAfter = TimeSpan.Zero };
        host = await FunctionsHost.StartAsync(await PublishedApp.FolderAsync(), change?.Invoke(options) ?? options, Token);
    }

    /// <summary>A feedwatch.yaml with the newspaper's feed, a rule and a recipient.</summary>
    public Task PutConfigurationAsync() => PutAsync($"""
        feeds:
          - url: {Newspaper.Url("wire")}
            name: Wire
        rules:
          - name: Lavrov
            query: Lavrov
        recipients:
          - name: Desk
            email: desk@desk.internal
        operators: [Desk]
        """);

    public async Task PutAsync(string yaml)
    {
        var container = new BlobContainerClient(Storage, "configuration");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        await container.GetBlobClient("feedwatch.yaml").UploadAsync(BinaryData.FromString(yaml), overwrite: true, Token);
    }

    public static RssItem Story(string title) => new(title, Id: title, Link: $"https://wire.example/{title.Length}", PublishedAt: TimeProvider.System.GetUtcNow());

    public async Task EnqueueAsync(string queue, string text)
    {
        var client = new QueueClient(Storage, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await client.CreateIfNotExistsAsync(cancellationToken: Token);
        await client.SendMessageAsync(text, Token);
    }

    /// <summary>Gives up long after anything should have come, with what the handlers wrote to standard error.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new InvalidOperationException($"It never came. Errors:\n{string.Join('\n', Host.Errors)}\nLog:\n{string.Join('\n', Host.Output)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }
    }

    /// <summary>Without a mail server: it is the app's to wait.</summary>
    public static Dictionary<string, string?> WithoutMail(FunctionsHostOptions options) =>
        options.Settings.Where(setting => !setting.Key.StartsWith("Mail__", StringComparison.Ordinal)).ToDictionary();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await Newspaper.DisposeAsync();
        await Sink.DisposeAsync();
        azurite.Dispose();
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["Store__Account"] = Storage,
        ["Watch__Blob"] = "configuration/feedwatch.yaml",
        ["Fetch__AllowPrivate__0"] = "127.0.0.0/8",
        ["Politeness__PauseBetweenStarts"] = "00:00:00",
        ["Mail__From"] = "alerts@desk.internal",
        ["Mail__Smtp__Host"] = SmtpSink.Host,
        ["Mail__Smtp__Port"] = Sink.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail__Smtp__Security"] = "None",
    };
}
