namespace FeedWatch.Host.Functions.Handling;

/// <summary>How long an invocation may take. When its own time is over, the host kills the process with everything else that it is doing: we stop before that.</summary>
internal static class InvocationTime
{
    /// <summary>functionTimeout in host.json.</summary>
    public static readonly TimeSpan OfHost = TimeSpan.FromMinutes(15);

    /// <summary>Then the work is told to stop: what was saved stays, the rest comes again.</summary>
    public static readonly TimeSpan OfWork = OfHost - TimeSpan.FromMinutes(1);

    /// <summary>Then the host is answered, although the work has not stopped.</summary>
    public static readonly TimeSpan OfAnswer = OfHost - TimeSpan.FromSeconds(30);
}
