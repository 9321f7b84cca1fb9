using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>A feed at the moment it is polled: what its state says of this poll, and what the state becomes. Pure; the server is carried along for the reads and saves of the poll.</summary>
internal sealed record PolledFeed(Feed Feed, FeedState State, ILeasedServer Server, PollOptions Options, DateTimeOffset At)
{
    // A publisher who is half way through writing a file is done within an hour.
    private const int TruncatedPolls = 3;
    private static readonly TimeSpan TruncatedFor = TimeSpan.FromHours(1);

    private TimeSpan Interval => Feed.Every ?? Options.Interval;

    /// <summary>Until one whole document was read, each poll is the first.</summary>
    public bool IsFirst => State.BaselinedAt is null;

    /// <summary>Servers that ignore validators send the same bytes again and again.</summary>
    public bool WasReadWhole(string bodyHash) => State.ContentHash == bodyHash && State.IdVersion == StoryNamings.All.Count;

    /// <summary>A first poll alerts only for what was published within the look-back; what has no date counts as old.</summary>
    public bool Alerts(Story story) => !IsFirst || (story.PublishedAt ?? story.UpdatedAt) >= At - Options.LookBack;

    public Reading Reading(FetchResult.Fetched fetched, FeedDocument document, string bodyHash)
    {
        var isOverLimit = fetched.End == BodyEnd.OverLimit || document.End == DocumentEnd.OverLimit;
        var truncated = document.End == DocumentEnd.Truncated && !isOverLimit ? Again(bodyHash) : null;
        var isTaken = truncated is null || (truncated.Polls >= TruncatedPolls && At - truncated.FirstAt >= TruncatedFor);

        // Validators of a document that broke off at another place each time would make the server answer 304 for what we have not seen.
        var isSettled = truncated is null || State.Truncated?.ContentHash == bodyHash;
        return new Reading(document, isSettled ? fetched.Validators : State.Validators, bodyHash, truncated, isTaken, isOverLimit);
    }

    public FeedState AfterReading(Reading reading) => reading.IsTaken
        ? Polled with
        {
            Validators = reading.Validators,
            ContentHash = reading.BodyHash,
            BaselinedAt = State.BaselinedAt ?? At,
            Truncated = null,
        }
        : Polled with { Truncated = reading.Truncated };

    public FeedState AfterUnchanged(Validators? validators) => Polled with { Validators = validators, Truncated = null };

    public FeedState AfterFailure(string reason, TimeSpan wait)
    {
        var failures = State.ConsecutiveFailures + 1;
        var backoff = Backoff.After(failures, Interval);
        return State with
        {
            LastPollAt = At,
            NextPollAt = At + (wait > backoff ? wait : backoff),
            ConsecutiveFailures = failures,
            LastError = reason,
        };
    }

    private FeedState Polled => State with { LastPollAt = At, NextPollAt = At + Interval, ConsecutiveFailures = 0, LastError = null };

    // Whatever the bytes: many servers write the time into each copy.
    private TruncatedBody Again(string bodyHash) => State.Truncated is { } before
        ? before with { ContentHash = bodyHash, Polls = before.Polls + 1 }
        : new TruncatedBody(bodyHash, At, Polls: 1);
}

/// <summary>A document and how far it may be believed.</summary>
/// <param name="Truncated">Set where it broke off.</param>
/// <param name="IsTaken">It counts as whole: it is, or it has broken off at each poll for long enough.</param>
/// <param name="IsOverLimit">A limit of ours cut it short.</param>
internal sealed record Reading(FeedDocument Document, Validators? Validators, string BodyHash, TruncatedBody? Truncated, bool IsTaken, bool IsOverLimit);
