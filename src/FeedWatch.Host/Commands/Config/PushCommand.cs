using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Commands.Config;

/// <summary>Puts feedwatch.yaml into the blob that the running processes read; never over a text that nobody here has compared with.</summary>
internal sealed class PushCommand(ConfigComparison comparison, ComparedText seen, DiffScreen screen, IWatchPlace place, WatchFile file, Terminal terminal)
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("push", "Puts feedwatch.yaml into the blob that Watch:Blob names, if it is valid; shows what changes. It is in use within a minute.")
        {
            Examples = [("feedwatch config push", "what changed, and then it is there"), ("feedwatch config push --set Watch:Blob=configuration/feedwatch.yaml", "into that blob of the store's account")],
            Output = DiffScreen.Output,
            Options = { json },
        };
        command.Runs<PushCommand>(terminal, (work, parsed, token) => work.RunAsync(parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(bool asJson, CancellationToken cancellationToken)
    {
        if (place is FilePlace)
        {
            terminal.WriteError($"There is nothing to push to: `feedwatch run` uses {file.Path} itself. To use a blob, set Watch:Blob to https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml (environment: Watch__Blob), here and where FeedWatch runs.");
            return ExitCode.Wrong;
        }

        switch (await comparison.RunAsync(cancellationToken))
        {
            case ComparisonResult.Compared compared when !seen.IsKnown(compared.InUse.Tag):
                return RefuseForeign();
            case ComparisonResult.Compared compared:
                screen.Show(compared, asJson);
                return await WriteAsync(compared.Local.Yaml, compared.InUse, cancellationToken);
            case ComparisonResult.Failed failed:
                return failed.ExitCode;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<int> WriteAsync(string yaml, WatchText inUse, CancellationToken cancellationToken)
    {
        if (inUse is WatchText.Text there && there.Yaml == yaml)
        {
            seen.Remember(there.Tag);
            terminal.WriteNote($"There is nothing to push: {place.Name} holds the same text.");
            return ExitCode.AllWell;
        }

        if (!await place.TryWriteAsync(yaml, inUse.Tag, cancellationToken))
        {
            return RefuseForeign();
        }

        if (await place.ReadAsync(cancellationToken) is WatchText.Text written && written.Yaml == yaml)
        {
            seen.Remember(written.Tag);
        }

        terminal.WriteNote($"Pushed to {place.Name}: in use within a minute.");
        return ExitCode.AllWell;
    }

    private int RefuseForeign()
    {
        terminal.WriteError($"Nothing was pushed: someone else has changed {place.Name} since it was last compared here. See what they did with `feedwatch config diff`, take it into {file.Path}, and push again.");
        return ExitCode.Failed;
    }
}
