namespace FeedWatch.Feeds;

/// <summary>ETag and Last-Modified, echoed byte for byte (RFC 9110, 13.1): some servers send a bare ETag or a date in 2038 that a strict parser refuses.</summary>
public sealed record Validators(string? ETag, string? LastModified);
