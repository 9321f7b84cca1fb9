using System.Text;
using System.Text.Json;

namespace FeedWatch.Host.Tests.Functions.Handling;

/// <summary>A request of the Functions host from a file: the head, and the body in chunks as it went over the wire. An answer that was recorded with it stands after a line of equals signs.</summary>
internal sealed record RecordedCall(string Name, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    private const string AnswerMark = "\n=====";

    /// <summary>The function of ours that is triggered in the same way; null: the request is not for a function by name.</summary>
    public string? Function => Method == "POST" && !Target.StartsWith("/api/", StringComparison.Ordinal) ? FunctionFor(Trigger) : null;

    private string Trigger
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.GetProperty("Data").EnumerateObject().Single().Name;
        }
    }

    public static RecordedCall Read(string path)
    {
        var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        var request = text.Split(AnswerMark)[0];
        var end = request.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = request[..end].Split('\n');
        var start = lines[0].Split(' ');
        List<(string, string)> headers = [.. lines.Skip(1).Select(line => (line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()))];
        var isChunked = headers.Contains(("Transfer-Encoding", "chunked"));
        return new RecordedCall(Path.GetFileName(path), start[0], start[1], headers, isChunked ? Join(request[(end + 2)..]) : request[(end + 2)..].TrimEnd('\n'));
    }

    /// <param name="target">Where it goes instead of where it was recorded.</param>
    public HttpRequestMessage ToRequest(string? target = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), target ?? Target);
        if (Body.Length > 0)
        {
            request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Body)));
            request.Headers.TransferEncodingChunked = true;
        }

        foreach (var (name, value) in Headers.Where(header => header.Name is not ("Host" or "Content-Length" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    public override string ToString() => Name;

    // A line with the size, a line of JSON, and so on to the size 0. The sizes of what was made anonymous afterwards are wrong.
    private static string Join(string chunks) =>
        string.Concat(chunks.Split('\n').Chunk(2).TakeWhile(chunk => chunk[0].Trim() != "0").Select(chunk => chunk[1]));

    private static string FunctionFor(string trigger) => trigger switch
    {
        "tick" => "schedule",
        "msg" => "poll",
        "req" => "web",
        _ => throw new InvalidDataException($"No function is triggered by {trigger}."),
    };
}
