using System.Text.Json;
using FeedWatch.Adapters.Queueing;
using FeedWatch.Host.Functions.Pages;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>The functions by the names of the folders that hold their function.json.</summary>
internal sealed class FunctionTable(IReadOnlyDictionary<string, HostedFunction> functions)
{
    public IReadOnlyDictionary<string, HostedFunction> Functions => functions;

    /// <param name="functions">Made at the first call: the host is answered before any storage is opened.</param>
    /// <param name="pages">What the HTTP function shows.</param>
    public static FunctionTable Of(Lazy<FeedWatchFunctions> functions, Lazy<WebPages> pages) => new(new Dictionary<string, HostedFunction>
    {
        ["schedule"] = Timer(token => functions.Value.ScheduleAsync(token)),
        ["sweep"] = Timer(token => functions.Value.SweepAsync(token)),
        ["poll"] = Queue<WorkMessage.Poll>((message, token) => functions.Value.PollAsync(message.Work, token)),
        ["deliver"] = Queue<WorkMessage.Deliver>((message, token) => functions.Value.DeliverAsync(message.Work, token)),
        ["web"] = Web(pages),
    });

    private static HostedFunction Timer(Func<CancellationToken, Task> runAsync) => new("tick", async (_, token) =>
    {
        await runAsync(token);
        return FunctionResult.Done.Instance;
    });

    private static HostedFunction Queue<TMessage>(Func<TMessage, CancellationToken, Task> runAsync)
        where TMessage : WorkMessage => new("msg", async (data, token) =>
    {
        switch (WorkMessages.Read(TextOf(data)))
        {
            case TMessage message:
                await runAsync(message, token);
                return FunctionResult.Done.Instance;
            case WorkMessage.Unreadable unreadable:
                return new FunctionResult.Unreadable(unreadable.Reason);
            default:
                return new FunctionResult.Unreadable("The message belongs into another queue.");
        }
    });

    private static HostedFunction Web(Lazy<WebPages> pages) => new("req", async (data, token) =>
        PageRequest.Of(data) is { } request
            ? new FunctionResult.Answered(await pages.Value.AnswerAsync(request, token))
            : new FunctionResult.Unreadable("The request holds neither method nor address."));

    // The host's way is a string; a JSON object in its place is read as well.
    private static string TextOf(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.String => data.GetString()!,
        JsonValueKind.Undefined => string.Empty,
        _ => data.GetRawText(),
    };
}
