using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>What a feed's state becomes by a poll. Pure: an interrupted poll that runs again decides the same.</summary>
internal static class StateAfter
{
    private const int LongestAddress = 2_000;
    private const int LastingFailures = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public static FeedState Reading(PolledFeed polled, Reading reading, Discovery found)
    {
        var worked = Worked(polled, reading.Answer, Learnt(polled, reading, found)) with { LinkIsId = found.News.LinkIsId, IdVersion = found.News.IdVersion };
        return reading.IsTaken
            ? worked with
            {
                Validators = reading.Validators,
                ContentHash = reading.BodyHash,
                BaselinedAt = polled.State.BaselinedAt ?? polled.At,
                Truncated = null,
            }
            : worked with { Truncated = reading.Truncated };
    }

    public static FeedState Unchanged(PolledFeed polled, FetchResult answer, Validators? validators)
    {
        var before = polled.State.History;
        var history = before with
        {
            Rhythm = before.Rhythm.After(RhythmPoll.Unchanged, polled.At),
            FullAt = answer is FetchResult.Fetched ? polled.At : before.FullAt ?? polled.At,
        };
        return Worked(polled, answer, history) with { Validators = validators, Truncated = null };
    }

    public static FeedState Failure(PolledFeed polled, PollFailure failure)
    {
        var failures = polled.State.ConsecutiveFailures + 1;
        var outage = Outage.After(polled.State.History.Outage, failures, failure.End, polled.At);
        var backoff = outage.IsEndTold ? Backoff.AfterEnd(failures, polled.Interval) : Backoff.After(failures, polled.Interval);
        var wait = failure.Wait > backoff ? failure.Wait : backoff;
        return polled.State with
        {
            LastPollAt = polled.At,
            NextPollAt = polled.At + (wait < LongestWait ? wait : LongestWait),
            ConsecutiveFailures = failures,
            LastError = failure.Reason,
            History = polled.State.History with
            {
                Outage = outage,
                // Days of failures are no days of the same answer.
                Move = failure.End == FeedEnd.No && failures < LastingFailures ? polled.State.History.Move : null,
            },
        };
    }

    private static FeedHistory Learnt(PolledFeed polled, Reading reading, Discovery found)
    {
        var (before, document) = (polled.State.History, reading.Document);
        var rhythm = polled.IsFirst ? before.Rhythm.Begin(polled.At) : before.Rhythm.After(new RhythmPoll(found.New, found.Held, found.Gap?.To == polled.At), polled.At);
        return before with
        {
            Rhythm = rhythm,
            Hints = reading.IsTaken ? PollHints.Of(document.Hints) : before.Hints,
            Held = Held(before.Held, found.Held, document.End),
            FullAt = polled.At,
            LiedAt = before.LiedAt ?? (HasLied(polled, reading, found) ? polled.At : null),
            Hub = reading.IsTaken ? Kept(document.Hubs.Count > 0 ? document.Hubs[0] : null) : before.Hub,
            HomePage = Kept(document.Link) ?? before.HomePage,
            NoArchiveAt = found.NoArchiveAt,
            OpenGap = found.OpenGap,
        };
    }

    // A part of a document says only what came on top; an empty one says nothing at all.
    private static int Held(int before, int now, DocumentEnd end)
    {
        var held = end == DocumentEnd.Whole ? now : before + now;
        return now == 0 ? before : Math.Min(held, SeenSet.Capacity);
    }

    private static bool HasLied(PolledFeed polled, Reading reading, Discovery found) =>
        polled.ChecksNotModified && reading.Document.End == DocumentEnd.Whole && found.News.Fresh.Count > 0
        && FullFetch.WouldBeNotModified(polled.State.Validators!, reading.Answer.Validators);

    private static Uri? Kept(Uri? address) =>
        address is { IsAbsoluteUri: true, OriginalString.Length: <= LongestAddress } && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    private static FeedState Worked(PolledFeed polled, FetchResult answer, FeedHistory history)
    {
        var move = Move.After(history.Move, polled.AskedUrl, answer.MovedTo, polled.At);
        var isBelieved = move?.IsBelieved(polled.At) == true;
        return polled.State with
        {
            AdoptedUrl = isBelieved ? move!.To : polled.Asked.AdoptedUrl,
            LastPollAt = polled.At,
            NextPollAt = PollPlan.NextPoll(polled.Feed, history, answer.FreshFor, polled.Options.Pace, polled.At),
            ConsecutiveFailures = 0,
            LastError = null,
            History = history with { Move = isBelieved ? null : move, Outage = null, SilenceIsTold = history.Rhythm.IsSilent(polled.At) },
        };
    }
}
