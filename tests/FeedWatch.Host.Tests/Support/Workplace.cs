using System.Text;
using Azure.Storage.Blobs;
using FeedWatch.Configuration;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;
using FeedWatch.Testing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Support;

/// <summary>A folder of its own with a feedwatch.yaml and a database, a newspaper on loopback, and the commands to run on them.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private static int accounts;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("feedwatch-host-");

    public Workplace() => WatchFile = PathOf("feedwatch.yaml");

    public LoopbackServer Server { get; } = LoopbackServer.Start();

    public string WatchFile { get; }

    public string DataFolder => PathOf("data");

    public IReadOnlyList<string> Emails => Directory.Exists(PathOf("data/outbox"))
        ? [.. Directory.EnumerateFiles(PathOf("data/outbox"), "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllText)]
        : [];

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, string text)
    {
        // A lone surrogate, as hostile texts have them, becomes a question mark instead of an exception.
        File.WriteAllBytes(PathOf(name), Encoding.UTF8.GetBytes(text));
        return PathOf(name);
    }

    /// <summary>A feedwatch.yaml with one feed, one rule and one recipient who is an operator.</summary>
    public Workplace Watching(string query = "Lavrov")
    {
        Write("feedwatch.yaml", $"""
            # The desk's feeds.
            feeds:
              - url: {Server.Url("wire")}
                name: Wire   # ours
            rules:
              - name: Lavrov
                query: '{query}'
            recipients:
              - name: Desk
                email: desk@example.org
            operators: [Desk]
            """ + "\n");
        return this;
    }

    /// <summary>Keeps everything in a storage account of its own: tables that nobody else of this process uses.</summary>
    public Workplace OnAzure()
    {
        Set($"Store:Account={Azurite.Shared.ConnectionString}");
        Set($"Store:TablePrefix=h{Interlocked.Increment(ref accounts)}x");
        Set("Store:Retries=2");
        return this;
    }

    /// <summary>And reads feedwatch.yaml from a blob there.</summary>
    public Workplace WithBlob()
    {
        BlobPath = $"desk-{Interlocked.Increment(ref accounts)}/feedwatch.yaml";
        Set($"Watch:Blob={BlobPath}");
        return OnAzure();
    }

    /// <summary>Container and name.</summary>
    public string BlobPath { get; private set; } = string.Empty;

    /// <summary>Puts a text into the blob, whatever is there, as someone else would.</summary>
    public async Task PutAsync(string yaml)
    {
        await using var services = Compose();
        var place = services.GetRequiredService<IWatchPlace>();
        (await place.TryWriteAsync(yaml, (await place.ReadAsync(TestContext.Current.CancellationToken)).Tag, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    /// <summary>What the blob holds.</summary>
    public async Task<WatchText> BlobAsync()
    {
        await using var services = Compose();
        return await services.GetRequiredService<IWatchPlace>().ReadAsync(TestContext.Current.CancellationToken);
    }

    public async Task RemoveBlobAsync()
    {
        var slash = BlobPath.IndexOf('/', StringComparison.Ordinal);
        await new BlobClient(Azurite.Shared.ConnectionString, BlobPath[..slash], BlobPath[(slash + 1)..]).DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    public void Publish(params IEnumerable<RssItem> items) => Server.Answer("/wire", LoopbackReply.Ok(RssDocument.Of(items)));

    /// <param name="setting">Section:Key=Value, for all that follows.</param>
    public void Set(string setting) => Sets.Add(setting);

    public Task<CommandResult> RunAsync(params IReadOnlyList<string> args) => RunAsync(null, args);

    /// <param name="console">Where a person looks on; null: the output is piped.</param>
    public async Task<CommandResult> RunAsync(TestConsole? console, params IReadOnlyList<string> args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, output, error, console is null ? null : () => console) { CanAsk = console is not null };
        var exitCode = await CommandLine.InvokeAsync([.. args, .. CommonArguments], terminal, TestContext.Current.CancellationToken);
        return new CommandResult(exitCode, output + console?.Output, error.ToString());
    }

    /// <summary>The same parts as the commands use, to look at and to fill.</summary>
    public ServiceProvider Compose(TextWriter? log = null, TimeProvider? time = null)
    {
        var settings = (SettingsResult.Read)SettingsLayers.Read(WatchFile, DataFolder, Sets, isVerbose: false);
        return HostComposition.Compose(settings.Settings, new Terminal(TextReader.Null, TextWriter.Null, log ?? TextWriter.Null), LogLevel.Information, time);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public IReadOnlyList<string> CommonArguments => ["--config", WatchFile, "--data", DataFolder, .. Sets.SelectMany(set => new[] { "--set", set })];

    private List<string> Sets { get; } = ["Fetch:AllowPrivate:0=127.0.0.1", "Politeness:PauseBetweenStarts=00:00:00"];
}
