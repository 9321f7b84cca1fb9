namespace FeedWatch.Host.Commands;

/// <summary>What the program's exit code says, the same for every command and printed in its help.</summary>
public static class ExitCode
{
    public const int AllWell = 0;

    /// <summary>A feed, a mail or the work asked for failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line, a setting or feedwatch.yaml is wrong: trying again without changing it is useless.</summary>
    public const int Wrong = 2;
}
