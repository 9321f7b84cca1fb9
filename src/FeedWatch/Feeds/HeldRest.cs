namespace FeedWatch.Feeds;

/// <summary>What a server says about being left alone, while one process holds it.</summary>
/// <param name="last">The rest that it asked for last, over or not; null: it has answered otherwise since.</param>
public sealed class HeldRest(ServerRest? last)
{
    private readonly Lock gate = new();
    private ServerRest? before = last;
    private Asked? asked;

    /// <summary>What is to be kept when the server is given back: the old rest too, until the server has answered otherwise.</summary>
    public ServerRest? ToKeep
    {
        get
        {
            lock (gate)
            {
                return asked?.Rest ?? before;
            }
        }
    }

    /// <summary>Also one that was asked for earlier: a message that comes twice opens a server that rests.</summary>
    public bool IsOn(DateTimeOffset now) => ToKeep?.IsOn(now) == true;

    /// <summary>The server asks for a rest; gives back which. Two feeds at once that are told so are one time.</summary>
    /// <param name="wish">How long; null: it does not say.</param>
    /// <param name="at">The poll.</param>
    public ServerRest Ask(TimeSpan? wish, DateTimeOffset at)
    {
        lock (gate)
        {
            if (asked is { } earlier && earlier.Rest.Until < at)
            {
                (before, asked) = (earlier.Rest, null);
            }

            var rest = ServerRest.After(before, wish, at);
            asked = asked?.Rest.Until > rest.Until ? asked : new Asked(rest, wish, at);
            return asked.Rest;
        }
    }

    /// <summary>The server answers a feed otherwise: the row is over, and a rest that another feed was told meanwhile is the first of the next.</summary>
    /// <param name="at">The poll.</param>
    public void Answer(DateTimeOffset at)
    {
        lock (gate)
        {
            before = null;
            asked = asked?.Rest.Until > at ? asked with { Rest = ServerRest.After(before, asked.Wish, asked.At) } : null;
        }
    }

    private sealed record Asked(ServerRest Rest, TimeSpan? Wish, DateTimeOffset At);
}
