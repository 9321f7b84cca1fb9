using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Host.Lists;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Feeds;

/// <summary>Prints the configured feeds as OPML.</summary>
internal sealed class ExportCommand(Terminal terminal)
{
    public static Command Create(Terminal terminal)
    {
        var command = new DocumentedCommand("export", "Prints the configured feeds as OPML.")
        {
            Examples = [("feedwatch feeds export > list.opml", "for another reader; headers and secrets stay here")],
        };
        command.RunsWatching<ExportCommand>(terminal, (work, watch, _, _) => Task.FromResult(work.Run(watch)));
        return command;
    }

    public int Run(WatchConfiguration watch)
    {
        OpmlWriter.Write(terminal.Out, watch.Feeds);
        terminal.Out.WriteLine();
        return ExitCode.AllWell;
    }
}
