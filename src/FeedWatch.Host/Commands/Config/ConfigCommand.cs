using System.CommandLine;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Config;

/// <summary>From an edit at a desk to what is in use.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal) => new DocumentedCommand("config", "Compares feedwatch.yaml with what is in use, and brings it into use.")
    {
        Examples =
        [
            ("feedwatch config diff", "what would change, and whom would it alert?"),
            ("feedwatch config push", "puts it into the blob that Watch:Blob names"),
        ],
        Subcommands = { DiffCommand.Create(terminal), PushCommand.Create(terminal) },
    };
}
