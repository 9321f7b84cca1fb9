using System.CommandLine;
using FeedWatch.Host.Daemon;
using FeedWatch.Host.Output;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Commands;

/// <summary>Polls and delivers until it is told to stop.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new DocumentedCommand("run", "Polls and delivers until it is stopped (Ctrl+C, SIGTERM); takes up changes of feedwatch.yaml.")
        {
            Examples =
            [
                ("feedwatch run", "in a terminal, a container or a systemd unit"),
                ("feedwatch run --data /var/lib/feedwatch --config /etc/feedwatch.yaml", "where a service keeps its files"),
            ],
            Output = "The log, one line an entry, on standard error.",
        };
        command.RunsAlone<FeedDaemon>(
            terminal,
            async (daemon, watch, _, token) =>
            {
                await daemon.RunAsync(watch, token);
                return ExitCode.AllWell;
            },
            LogLevel.Information);
        return command;
    }
}
