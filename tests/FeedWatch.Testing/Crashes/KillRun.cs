using System.Globalization;
using System.Text;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Smtp;

namespace FeedWatch.Testing.Crashes;

/// <summary>What came of one poll that was killed.</summary>
/// <param name="After">How long it ran.</param>
/// <param name="Lost">Stories whose alert never came, also after the polls that followed.</param>
/// <param name="Again">Stories whose mail came again with the same Message-ID.</param>
/// <param name="Twice">Stories that came in two different mails.</param>
/// <param name="WasKilled">False where the poll was done before it could be killed.</param>
public sealed record KillOutcome(TimeSpan After, IReadOnlyList<string> Lost, IReadOnlyList<string> Again, IReadOnlyList<string> Twice, bool WasKilled);

/// <summary>Polls many feeds with the real program from a saved database, kills it at random moments of a step, lets it run again and counts what came by mail.</summary>
public sealed class KillRun : IAsyncDisposable
{
    private readonly LoopbackServer server = LoopbackServer.Start();
    private readonly SmtpSink sink = SmtpSink.Start();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("feedwatch-kills-");
    private readonly PollProcess poll;
    private readonly int feeds;
    private readonly Random random;
    private readonly HashSet<string> expected = [];

    private KillRun(string program, int feeds, int seed)
    {
        this.feeds = feeds;
        random = new Random(seed);
        poll = new PollProcess(program, ConfigurationPath, DataPath, sink.Port);
    }

    private string ConfigurationPath => Path.Combine(folder.FullName, "feedwatch.yaml");

    private string DataPath => Path.Combine(folder.FullName, "data");

    private string SavedPath => Path.Combine(folder.FullName, "saved");

    /// <summary>How long the step takes when nobody kills it.</summary>
    public TimeSpan StepTook { get; private set; }

    /// <param name="program">feedwatch.dll, or a published feedwatch.</param>
    public static async Task<KillRun> PrepareAsync(string program, int feeds, int seed, CancellationToken cancellationToken)
    {
        var run = new KillRun(program, feeds, seed);
        run.WriteConfiguration();
        run.Publish(generation: 0);
        await run.poll.RunAsync(cancellationToken);
        Copy(run.DataPath, run.SavedPath);

        // The quickest of a few counts: the first finds a cold file cache, and a kill after the end kills nothing.
        run.Publish(generation: 1);
        run.StepTook = TimeSpan.MaxValue;
        for (var measured = 0; measured < 3; measured++)
        {
            Copy(run.SavedPath, run.DataPath);
            var took = await run.poll.RunAsync(cancellationToken);
            run.StepTook = took < run.StepTook ? took : run.StepTook;
        }

        return run;
    }

    public async Task<KillOutcome> KillOnceAsync(CancellationToken cancellationToken)
    {
        Copy(SavedPath, DataPath);
        var before = sink.Mails.Count;
        var after = StepTook * random.NextDouble();
        var wasKilled = await poll.KillAsync(after, cancellationToken);
        await poll.RunAsync(cancellationToken);
        await poll.RunAsync(cancellationToken);

        var told = sink.Mails.Skip(before).Select(mail => mail.Parse())
            .SelectMany(mail => Tokens(mail.TextBody ?? string.Empty).Select(token => (Token: token, Mail: mail.MessageId)))
            .ToLookup(pair => pair.Token, pair => pair.Mail);
        return new KillOutcome(
            after,
            [.. expected.Where(token => !told.Contains(token))],
            [.. told.Where(mails => mails.Count() > mails.Distinct().Count()).Select(mails => mails.Key)],
            [.. told.Where(mails => mails.Distinct().Count() > 1).Select(mails => mails.Key)],
            wasKilled);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await sink.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private void WriteConfiguration()
    {
        var text = new StringBuilder("feeds:\n");
        for (var feed = 0; feed < feeds; feed++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {server.Url($"/f/{feed}")}\n");
        }

        text.Append("rules:\n  - name: Lavrov\n    query: Lavrov\nrecipients:\n  - name: Desk\n    email: desk@rig.internal\n");
        File.WriteAllText(ConfigurationPath, text.ToString());
    }

    // A step: every fifth feed has two new stories, one of which is looked for.
    private void Publish(int generation)
    {
        for (var feed = 0; feed < feeds; feed++)
        {
            var top = generation > 0 && feed % 5 == 0 ? 12 : 10;
            var items = Enumerable.Range(1, top).Reverse().Select(number => Item(feed, number));
            server.Publish($"/f/{feed}", RssDocument.Of(items), $"\"{top}\"");
            if (top == 12)
            {
                expected.Add(Token(feed, 12));
            }
        }
    }

    private static RssItem Item(int feed, int number) => new(
        number == 12 ? "Lavrov lands" : "A ferry contract is disputed",
        Token(feed, number),
        $"https://wire.example/{Token(feed, number)}",
        "Officials said the decision followed weeks of talks with regional partners.");

    private static string Token(int feed, int number) => $"story-{feed}-{number}-end";

    private static IEnumerable<string> Tokens(string text) =>
        text.Split('/', ' ', '\n', '\r', '>', '<', ')').Where(word => word.StartsWith("story-", StringComparison.Ordinal) && word.EndsWith("-end", StringComparison.Ordinal)).Distinct();

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
