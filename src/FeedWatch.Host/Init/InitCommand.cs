using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Output;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Init;

/// <summary>Writes the first feedwatch.yaml: asks a person three things, or takes what most want. Never overwrites.</summary>
internal static class InitCommand
{
    private const string SampleEmail = "you@example.org";

    public static Command Create(Terminal terminal)
    {
        var yes = new Option<bool>("--yes", "-y") { Description = "Ask nothing: write the files and end." };
        var command = new DocumentedCommand("init", "Writes feedwatch.yaml; on a terminal asks three things, tests the mail and shows the first hits.")
        {
            Examples =
            [
                ("feedwatch init", "three questions, a test mail, a first poll"),
                ("feedwatch init --yes", "a commented feedwatch.yaml to edit yourself"),
            ],
            Options = { yes },
        };
        command.SetAction((parsed, token) => RunAsync(terminal, parsed, parsed.GetValue(yes) || !terminal.CanAsk, token));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, bool isQuiet, CancellationToken cancellationToken)
    {
        var files = new InitFiles(parsed.GetValue(GlobalOptions.Config)!, parsed.GetValue(GlobalOptions.Folder)!);
        if (files.FindExisting() is { } existing)
        {
            terminal.WriteError($"{existing} is there already and was left as it is. Edit it, or name another file with --config.");
            return ExitCode.Wrong;
        }

        if (isQuiet)
        {
            await files.WriteAsync([("UN Security Council", "@unsc"), ("Lavrov", "@lavrov")], SampleEmail, MailSettings.ToFolder, cancellationToken);
            terminal.WriteLine($"{files.WatchFile} is written. Put your address and rules into it; then: feedwatch check, feedwatch run.");
            return ExitCode.AllWell;
        }

        var questions = new InitQuestions(terminal.Console, cancellationToken);
        if (await files.WriteAsync(await questions.AskRulesAsync(), await questions.AskEmailAsync(), await questions.AskTransportAsync(), cancellationToken) is ConfigurationResult.Invalid invalid)
        {
            return Refuse(terminal, invalid);
        }

        terminal.WriteLine($"{files.WatchFile} is written, with {InitFiles.StarterFeeds} feeds to start from.", Tone.Good);
        return await Runner.RunAsync(parsed, terminal, LogLevel.Error, (services, stop) => ActivatorUtilities.CreateInstance<FirstRound>(services).RunAsync(stop), cancellationToken);
    }

    private static int Refuse(Terminal terminal, ConfigurationResult.Invalid invalid)
    {
        foreach (var mistake in invalid.Mistakes)
        {
            terminal.WriteError(mistake.ToString());
        }

        terminal.WriteError("Nothing was written. Try feedwatch init again with other answers, or feedwatch init --yes for a file to edit.");
        return ExitCode.Wrong;
    }
}
