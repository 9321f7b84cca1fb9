using System.CommandLine;
using FeedWatch.Host.Functions.Handling;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Commands;

/// <summary>The custom handler of an Azure Functions app. It never ends with exit code 0 because of a mistake: the host would not start it again.</summary>
internal static class FunctionsCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new DocumentedCommand("functions", "Serves an Azure Functions app; started by the Functions host, never by hand.")
        {
            Examples = [("feedwatch functions", $"as host.json has it; listens on 127.0.0.1, on the port that {HandlerPort.Variable} names")],
            Output = "The log, one line an entry, with the invocation's id: errors on standard error, the rest on standard output.",
        };
        command.SetAction((parsed, token) => RunAsync(parsed, ForHost(terminal), token));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (HandlerPort.Read(Environment.GetEnvironmentVariable(HandlerPort.Variable), out var mistake) is not { } port)
        {
            terminal.WriteError(mistake);
            return ExitCode.Wrong;
        }

        return await Runner.RunAsync(parsed, terminal, LogLevel.Information, ServeAsync, cancellationToken);

        async Task<int> ServeAsync(IServiceProvider services, CancellationToken stop)
        {
            if (services.GetRequiredService<StorePlace>() is not StorePlace.Account)
            {
                terminal.WriteError("Store:Account is empty: set the app setting Store__Account to https://ACCOUNT.table.core.windows.net.");
                return ExitCode.Wrong;
            }

            await services.GetRequiredService<HandlerServer>().RunAsync(port, stop);

            // Whatever ended it: after exit code 0 the host would never start it again.
            return ExitCode.Failed;
        }
    }

    private static Terminal ForHost(Terminal terminal) => new(terminal.In, terminal.Out, terminal.Error) { IsForFunctionsHost = true };
}
