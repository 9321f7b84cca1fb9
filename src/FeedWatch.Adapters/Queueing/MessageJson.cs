using System.Text.Json.Serialization;
using FeedWatch.Alerting;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Queueing;

/// <summary>How messages look on the wire, apart from the types of the program so that these can change.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PollMessage))]
[JsonSerializable(typeof(DeliverMessage))]
internal sealed partial class MessageJson : JsonSerializerContext;

internal sealed record PollMessage(int V, PollBody Body);

internal sealed record DeliverMessage(int V, DeliverBody Body);

internal sealed record PollBody(IReadOnlyList<ServerBody> Servers)
{
    public static PollBody Of(PollWork work) => new([.. work.Servers.Select(ServerBody.Of)]);

    public PollWork ToWork() => new([.. Servers.Select(server => server.ToWork())]);
}

internal sealed record ServerBody(string Server, string Token, TimeSpan Span, IReadOnlyList<string> Feeds)
{
    public static ServerBody Of(ServerWork work) => new(work.Lease.Server, work.Lease.Token, work.Lease.Span, [.. work.Feeds.Select(feed => feed.Value)]);

    public ServerWork ToWork() => new(new ServerLease(Server, Token, Span), [.. Feeds.Select(feed => new FeedId(feed))]);
}

internal sealed record DeliverBody(string Recipient)
{
    public DeliverWork ToWork() => new(new RecipientId(Recipient));
}
