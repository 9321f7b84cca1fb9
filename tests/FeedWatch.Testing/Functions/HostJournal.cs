using System.Collections.Concurrent;

namespace FeedWatch.Testing.Functions;

/// <summary>What became of every call, for a test to look at.</summary>
public sealed class HostJournal
{
    private readonly ConcurrentQueue<(string Call, HandlerAnswer Answer)> answers = new();
    private readonly ConcurrentQueue<string> poisoned = new();

    /// <summary>Calls that the real host would wait for until functionTimeout.</summary>
    public IReadOnlyList<string> Hangs => [.. answers.Where(call => call.Answer is HandlerAnswer.Hangs).Select(call => $"{call.Call}: {((HandlerAnswer.Hangs)call.Answer).Why}")];

    /// <summary>Texts of messages that were given up.</summary>
    public IReadOnlyList<string> Poisoned => [.. poisoned];

    public int Succeeded(string function) => answers.Count(call => call.Call == $"/{function}" && call.Answer is HandlerAnswer.Succeeded);

    public int Failed(string function) => answers.Count(call => call.Call == $"/{function}" && call.Answer is HandlerAnswer.Failed);

    internal void Note(string call, HandlerAnswer answer) => answers.Enqueue((call, answer));

    internal void NotePoison(string text) => poisoned.Enqueue(text);
}
