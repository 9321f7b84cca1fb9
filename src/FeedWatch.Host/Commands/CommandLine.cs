using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FeedWatch.Host.Commands.Alerts;
using FeedWatch.Host.Commands.Config;
using FeedWatch.Host.Commands.Feeds;
using FeedWatch.Host.Commands.Trying;
using FeedWatch.Host.Demo;
using FeedWatch.Host.Init;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands;

/// <summary>The tree of commands, and how one of them is run.</summary>
public static class CommandLine
{
    // A daemon that is asked to stop finishes the mail it is sending; after this it is ended.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    public static async Task<int> InvokeAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        // A query may begin with @, which is no file of arguments.
        var parsed = CreateRoot(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction mistake)
        {
            return await RefuseAsync(parsed, mistake, terminal, cancellationToken);
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, ProcessTerminationTimeout = StopTimeout, EnableDefaultExceptionHandler = false },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            terminal.WriteError("Stopped before it was done.");
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.WriteError(exception.Message);
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The edge of the program: whoever runs it gets a line and an exit code, not a crash dump.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.WriteError($"This is a fault in feedwatch; please report it: {exception}");
            return ExitCode.Failed;
        }
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand("Watches news feeds for the stories you must not miss, and emails an alert for each.") { HelpName = "feedwatch" };
        foreach (var command in Commands(terminal))
        {
            root.Add(command);
        }

        foreach (var option in GlobalOptions.All)
        {
            root.Add(option);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        var standard = (HelpAction)help.Action!;
        help.Action = new CommandHelp(standard, isAskedFor: true);
        root.Action = new CommandHelp(standard, isAskedFor: false);
        return root;
    }

    private static IReadOnlyList<Command> Commands(Terminal terminal) =>
    [
        DemoCommand.Create(terminal),
        InitCommand.Create(terminal),
        RunCommand.Create(terminal),
        PollCommand.Create(terminal),
        CheckCommand.Create(terminal),
        TryCommand.Create(terminal),
        WhyCommand.Create(terminal),
        ReadCommand.Create(terminal),
        HitsCommand.Create(terminal),
        AlertsCommand.Create(terminal),
        FeedsCommand.Create(terminal),
        SendTestCommand.Create(terminal),
        FunctionsCommand.Create(terminal),
        ConfigCommand.Create(terminal),
    ];

    private static async Task<int> RefuseAsync(ParseResult parsed, ParseErrorAction mistake, Terminal terminal, CancellationToken cancellationToken)
    {
        mistake.ShowHelp = false;
        mistake.ShowTypoCorrections = true;
        await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error }, cancellationToken);
        await terminal.Error.WriteLineAsync($"See {PathOf(parsed.CommandResult.Command)} --help.");
        return ExitCode.Wrong;
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "feedwatch";
}
