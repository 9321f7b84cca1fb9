namespace FeedWatch.Testing.Functions;

/// <summary>How the fake host runs an app.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>The storage account that its queues lie in; the app gets it as AzureWebJobsStorage.</summary>
    public required string Storage { get; init; }

    /// <summary>App settings: the environment of each handler.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Handler processes. Queues are read for each of them; a timer fires on one at a time.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>How often each timer fires, whatever its schedule says; those that are not named fire when a test says so.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Timers { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>False: queue messages stay where they are, for a test that wants to see them.</summary>
    public bool ReadsQueues { get; init; } = true;

    /// <summary>How long the messages of an instance that died stay out of sight.</summary>
    public TimeSpan MessageLock { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Instead of visibilityTimeout in host.json.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Between two looks at an empty queue.</summary>
    public TimeSpan QueueInterval { get; init; } = TimeSpan.FromMilliseconds(100);
}
