namespace FeedWatch.Testing.Azure;

/// <summary>What can happen to a request on its way to a storage account and back.</summary>
public enum Fault
{
    /// <summary>It goes through.</summary>
    None,

    /// <summary>The account is too busy and does nothing: 503 ServerBusy.</summary>
    BusyBefore,

    /// <summary>Too many requests, nothing done: 429.</summary>
    ThrottledBefore,

    /// <summary>The connection is lost before the account reads the request.</summary>
    LostBefore,

    /// <summary>No answer in time, and nothing done.</summary>
    TimeoutBefore,

    /// <summary>Done, but what answers is a gateway: 503.</summary>
    BusyAfter,

    /// <summary>Done, but the connection is lost before the answer is here.</summary>
    LostAfter,

    /// <summary>Done, but there is no answer in time.</summary>
    TimeoutAfter,

    /// <summary>Done twice, by some machine on the way that got no answer the first time; the second answer comes back: 409 for an insert, 412 for a change of what it changed itself, 404 for what it removed.</summary>
    Repeated,
}
