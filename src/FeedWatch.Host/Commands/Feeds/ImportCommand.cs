using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Host.Lists;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Commands.Feeds;

/// <summary>Adds the feeds of an OPML file to feedwatch.yaml, whose comments and order stay.</summary>
internal sealed class ImportCommand(WatchFile watchFile, Terminal terminal)
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An OPML file, as feed readers export it." };
        file.AcceptExistingOnly();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only print what would be added." };
        var command = new DocumentedCommand("import", "Adds the feeds of an OPML file to feedwatch.yaml; those that are there already are skipped.")
        {
            Examples = [("feedwatch feeds import list.opml --dry-run", "what would be added?"), ("feedwatch feeds import list.opml", "comments and order of feedwatch.yaml stay")],
            Arguments = { file },
            Options = { dryRun },
        };
        command.RunsOnFile<ImportCommand>(terminal, (work, watch, parsed, token) => work.RunAsync(watch, parsed.GetRequiredValue(file), parsed.GetValue(dryRun), token));
        return command;
    }

    public async Task<int> RunAsync(WatchConfiguration watch, FileInfo file, bool isDryRun, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead();
        switch (OpmlReader.Read(stream))
        {
            case OpmlResult.Read read:
                return await AddAsync(watch, read, isDryRun, cancellationToken);
            case OpmlResult.NotOpml notOpml:
                terminal.WriteError($"{file.Name} is no OPML: {notOpml.Reason}");
                return ExitCode.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<int> AddAsync(WatchConfiguration watch, OpmlResult.Read read, bool isDryRun, CancellationToken cancellationToken)
    {
        var fresh = NewFeeds.Of(read.Outlines, watch.Feeds);
        if (fresh.Count > 0)
        {
            var text = await File.ReadAllTextAsync(watchFile.Path, cancellationToken);
            if (isDryRun || WatchFileText.Add(text, fresh) is not { } edited)
            {
                Print(fresh, isDryRun);
                return isDryRun ? ExitCode.AllWell : ExitCode.Failed;
            }

            if (await watchFile.ReplaceAsync(edited, cancellationToken) is ConfigurationResult.Invalid invalid)
            {
                terminal.WriteError("feedwatch.yaml was left as it is, since it could not be used with these feeds:");
                invalid.Mistakes.ToList().ForEach(mistake => terminal.WriteError(mistake.ToString()));
                return ExitCode.Failed;
            }
        }

        terminal.WriteLine($"{fresh.Count} feeds added to {watchFile.Path}, {read.Outlines.Count - fresh.Count} were there already, {read.Skipped} have no http address.");
        return ExitCode.AllWell;
    }

    private void Print(IReadOnlyList<OpmlOutline> fresh, bool isDryRun)
    {
        if (!isDryRun)
        {
            terminal.WriteError($"The feeds of {watchFile.Path} stand in a form that cannot be added to; put these lines under `feeds:` yourself.");
        }

        foreach (var line in WatchFileText.Entries(fresh, "  "))
        {
            terminal.Out.WriteLine(line);
        }
    }
}
