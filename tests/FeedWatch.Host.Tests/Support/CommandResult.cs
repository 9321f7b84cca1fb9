namespace FeedWatch.Host.Tests.Support;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
