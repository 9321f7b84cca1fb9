namespace FeedWatch.Adapters.Queueing;

/// <summary>What a message of a queue says.</summary>
public abstract record WorkMessage
{
    private WorkMessage()
    {
    }

    public sealed record Poll(PollWork Work) : WorkMessage;

    public sealed record Deliver(DeliverWork Work) : WorkMessage;

    /// <param name="Reason">Says why, and what to do about it.</param>
    public sealed record Unreadable(string Reason) : WorkMessage;
}
