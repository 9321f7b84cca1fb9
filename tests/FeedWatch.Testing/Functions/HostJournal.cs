using System.Collections.Concurrent;

namespace FeedWatch.Testing.Functions;

/// <summary>What became of every call, for a test to look at.</summary>
public sealed class HostJournal
{
    private readonly ConcurrentQueue<(string Call, HandlerAnswer Answer)> answers = new();
    private readonly ConcurrentQueue<(string Call, DateTimeOffset From, DateTimeOffset To)> spans = new();
    private readonly ConcurrentQueue<string> poisoned = new();

    /// <summary>Calls that the real host would wait for until functionTimeout.</summary>
    public IReadOnlyList<string> Hangs => [.. answers.Where(call => call.Answer is HandlerAnswer.Hangs).Select(call => $"{call.Call}: {((HandlerAnswer.Hangs)call.Answer).Why}")];

    /// <summary>Texts of messages that were given up.</summary>
    public IReadOnlyList<string> Poisoned => [.. poisoned];

    public int Succeeded(string function) => answers.Count(call => call.Call == $"/{function}" && call.Answer is HandlerAnswer.Succeeded);

    public int Failed(string function) => answers.Count(call => call.Call == $"/{function}" && call.Answer is HandlerAnswer.Failed);

    /// <summary>How long at least one call of a function was under way: what a plan that bills by activity bills, for as long as one instance does it all.</summary>
    public TimeSpan Busy(string function)
    {
        var (busy, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var (_, from, to) in spans.Where(span => span.Call == $"/{function}").OrderBy(span => span.From))
        {
            var start = from > until ? from : until;
            busy += to > start ? to - start : TimeSpan.Zero;
            until = to > until ? to : until;
        }

        return busy;
    }

    internal void Note(string call, DateTimeOffset startedAt, HandlerAnswer answer)
    {
        answers.Enqueue((call, answer));
        spans.Enqueue((call, startedAt, TimeProvider.System.GetUtcNow()));
    }

    internal void NotePoison(string text) => poisoned.Enqueue(text);
}
