using System.CommandLine;

namespace FeedWatch.Host.Commands;

/// <summary>A command whose help shows how it is used, and what its lines hold when they are piped.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Whole command lines, each with what it is good for.</summary>
    public IReadOnlyList<(string Line, string Purpose)> Examples { get; init; } = [];

    /// <summary>The columns of piped lines and the fields of <c>--json</c>; null where the command lists nothing.</summary>
    public string? Output { get; init; }
}
