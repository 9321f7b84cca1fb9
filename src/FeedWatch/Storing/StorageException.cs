namespace FeedWatch.Storing;

/// <summary>The store could not do what was asked, and did none of it. The message tells a person what to do about it; the same call may work once that is done.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
