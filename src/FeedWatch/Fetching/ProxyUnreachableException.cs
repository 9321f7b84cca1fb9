namespace FeedWatch.Fetching;

/// <summary>Tells a proxy that is away from a server that is; the fetcher makes it a result. Its text is for a person.</summary>
public sealed class ProxyUnreachableException(string reason) : IOException(reason);
