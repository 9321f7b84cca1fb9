using FeedWatch.Feeds;

namespace FeedWatch.Alerting;

/// <summary>Names a recipient for good: its name in the configuration, else its address.</summary>
public readonly record struct RecipientId(string Value)
{
    public override string ToString() => Value;

    /// <summary>The name, or a hash where the name is or holds an address: logs are read by more people than mail is.</summary>
    public string ForLog => Value.Contains('@', StringComparison.Ordinal) ? ContentHash.Id(Value)[..8] : Value;
}

/// <summary>Someone who is alerted.</summary>
public sealed record Recipient
{
    public required RecipientId Id { get; init; }

    public string Name => Id.Value;

    public required string Email { get; init; }

    /// <summary>Names of rules; none means all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Also told of what goes wrong in FeedWatch itself.</summary>
    public bool IsOperator { get; init; }

    public bool Wants(string rule) => Rules.Count == 0 || Rules.Contains(rule);
}
