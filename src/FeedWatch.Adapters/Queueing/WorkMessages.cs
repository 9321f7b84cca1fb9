using System.Text;
using System.Text.Json;
using FeedWatch.Alerting;

namespace FeedWatch.Adapters.Queueing;

/// <summary>Writes and reads messages of the queues: <c>{"v":1,"body":{...}}</c>. All stands under one key, since the Functions host copies the others over its own metadata.</summary>
public static class WorkMessages
{
    /// <summary>Raise it when the body changes in a way that an older program would misread: new code reads every version so far, old code refuses a newer one.</summary>
    private const int CurrentVersion = 1;

    // A queue takes 64 KiB, of which base64 leaves three quarters.
    private const int MostBytes = 48 * 1024;
    private const int MostCharacters = 4 * 64 * 1024;

    // The text in a JSON string in a JSON string, and base64.
    private const int MostWrappings = 4;

    /// <summary>One message, or several where it is too long for one.</summary>
    /// <exception cref="ArgumentException">The feeds of one server are too many for a message: they share a lease and cannot be split.</exception>
    public static IReadOnlyList<string> Write(PollWork work)
    {
        var text = JsonSerializer.Serialize(new PollMessage(CurrentVersion, PollBody.Of(work)), MessageJson.Default.PollMessage);
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
        {
            return [text];
        }

        var half = work.Servers.Count / 2;
        return half > 0
            ? [.. Write(new PollWork([.. work.Servers.Take(half)])), .. Write(new PollWork([.. work.Servers.Skip(half)]))]
            : throw new ArgumentException($"{work.Servers[0].Feeds.Count} feeds of {work.Servers[0].Lease.Server} do not fit into one message. Hand out fewer of a server at once, or give them shorter ids.", nameof(work));
    }

    public static string Write(DeliverWork work) =>
        JsonSerializer.Serialize(new DeliverMessage(CurrentVersion, new DeliverBody(work.Recipient.Value)), MessageJson.Default.DeliverMessage);

    /// <param name="text">As it was written, or wrapped: hosts hand it on as JSON strings or base64.</param>
    public static WorkMessage Read(string text)
    {
        try
        {
            using var message = Unwrap(text);
            return message is null ? Damaged("it is not a JSON object") : Read(message.RootElement);
        }
        catch (JsonException exception)
        {
            return Damaged(exception.Message);
        }
    }

    private static WorkMessage Read(JsonElement message)
    {
        if (!message.TryGetProperty("v", out var v) || v.ValueKind != JsonValueKind.Number || !v.TryGetInt32(out var version) || version < 1)
        {
            return Damaged("it has no version");
        }

        if (version > CurrentVersion)
        {
            return new WorkMessage.Unreadable($"The message was written by a newer FeedWatch (version {version}, this one knows {CurrentVersion}). Use the newer version.");
        }

        var body = message.TryGetProperty("body", out var value) && value.ValueKind == JsonValueKind.Object ? value : default;
        return body.ValueKind switch
        {
            JsonValueKind.Undefined => Damaged("it has no body"),
            _ when body.TryGetProperty("servers", out _) => new WorkMessage.Poll(body.Deserialize(MessageJson.Default.PollBody)!.ToWork()),
            _ when body.TryGetProperty("recipient", out _) => new WorkMessage.Deliver(body.Deserialize(MessageJson.Default.DeliverBody)!.ToWork()),
            _ => Damaged("its body is none that is known"),
        };
    }

    /// <summary>Null: there is no object in it.</summary>
    private static JsonDocument? Unwrap(string text)
    {
        for (var wrapping = 0; wrapping < MostWrappings && text.Length <= MostCharacters; wrapping++)
        {
            if (FromBase64(text) is { } decoded)
            {
                text = decoded;
            }

            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            using (document)
            {
                if (document.RootElement.ValueKind != JsonValueKind.String)
                {
                    return null;
                }

                text = document.RootElement.GetString()!;
            }
        }

        return null;
    }

    // JSON that could matter here begins with { or ", which base64 does not use.
    private static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static WorkMessage.Unreadable Damaged(string how) => new($"The message cannot be read: {how}. Look at it in the poison queue; what it asked for is found again by itself.");
}
