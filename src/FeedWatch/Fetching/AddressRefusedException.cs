namespace FeedWatch.Fetching;

/// <summary>Carries the guard's refusal out of the connection callback; the fetcher makes it a result. Its text is for a person.</summary>
public sealed class AddressRefusedException(string reason) : IOException(reason);
