namespace FeedWatch.Delivering;

/// <summary>What a transport says of one attempt.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <param name="ProviderId">What the server calls it: a queue id, a message id, a file.</param>
    public sealed record Accepted(string? ProviderId) : SendResult;

    /// <summary>No connection, a time-out, a temporary refusal, anything about authentication, TLS or configuration: worth trying again, for ever.</summary>
    public sealed record TryLater(string Reason) : SendResult;

    /// <summary>The recipient's address will not take mail from us.</summary>
    public sealed record RecipientRefused(string Reason) : SendResult;

    /// <summary>This mail's content was turned down: split down to single alerts before it counts as refused.</summary>
    public sealed record ContentRefused(string Reason) : SendResult;
}
