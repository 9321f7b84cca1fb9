using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Demo;

/// <summary>The whole job in half a minute, with no account and no internet.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var fast = new Option<bool>("--fast") { Description = "Do not wait for a person to read along." };
        var command = new DocumentedCommand("demo", "Shows the whole job in half a minute: no internet, no account, nobody is emailed.")
        {
            Examples =
            [
                ("feedwatch demo", "feeds on this machine publish, hits and emails are shown as they come"),
                ("feedwatch demo --fast --data demo", "the same in seconds; emails and database go to the folder demo"),
            ],
            Options = { fast },
        };
        command.SetAction((parsed, token) => RunAsync(terminal, FolderOf(parsed), parsed.GetValue(fast) ? DemoPace.Fast : DemoPace.ForPeople, token));
        return command;
    }

    // The standard folder may hold someone's real database.
    private static string? FolderOf(ParseResult parsed) => parsed.GetResult(GlobalOptions.Folder) is { Implicit: false } ? parsed.GetValue(GlobalOptions.Folder) : null;

    private static async Task<int> RunAsync(Terminal terminal, string? folder, DemoPace pace, CancellationToken cancellationToken)
    {
        if (folder is not null && DemoStage.IsTaken(folder))
        {
            terminal.WriteError($"{folder} holds a database of your own; the demo needs another folder.");
            return ExitCode.Wrong;
        }

        var script = DemoScript.Load();
        await using var server = new DemoServer(script, TimeProvider.System);
        await server.StartAsync(cancellationToken);
        var settings = DemoStage.Set(script, server.Url, folder);
        await using var services = HostComposition.Compose(settings, terminal, LogLevel.Error);
        using var taken = HostComposition.TakeLock(services, out var refusal);
        if (taken is null)
        {
            terminal.WriteError(refusal);
            return ExitCode.Failed;
        }

        var watch = ((ConfigurationResult.Valid)services.GetRequiredService<WatchFile>().Read()).Configuration;
        var screen = new DemoScreen(terminal, settings.Folder);
        screen.ShowOpening(script, watch, server.Url);
        var outcome = await ActivatorUtilities.CreateInstance<DemoPlay>(services).RunAsync(watch, script, server, screen, pace, cancellationToken);
        screen.ShowSummary(outcome);
        return outcome.Mistakes.Count == 0 ? ExitCode.AllWell : ExitCode.Failed;
    }
}
