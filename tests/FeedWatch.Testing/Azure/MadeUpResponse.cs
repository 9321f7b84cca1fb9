using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using Azure.Core;

namespace FeedWatch.Testing.Azure;

/// <summary>An answer that no account gave.</summary>
internal sealed class MadeUpResponse(HttpStatusCode status, string code, string clientRequestId) : global::Azure.Response
{
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Content-Type"] = "application/json",
        ["x-ms-error-code"] = code,
    };

    public override int Status => (int)status;

    public override string ReasonPhrase => code;

    public override Stream? ContentStream { get; set; } = new MemoryStream(
        Encoding.UTF8.GetBytes($$"""{"odata.error": {"code": "{{code}}", "message": {"lang": "en-US", "value": "Made up by a test."} } }"""));

    public override string ClientRequestId { get; set; } = clientRequestId;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));
}
