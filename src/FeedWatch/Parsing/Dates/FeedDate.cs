namespace FeedWatch.Parsing.Dates;

/// <summary>A date as it was read.</summary>
/// <param name="At">In UTC. A date without a zone is taken to be in UTC.</param>
/// <param name="ZoneIsUnknown">It names a zone that we do not know, and was read as UTC.</param>
internal readonly record struct FeedDate(DateTimeOffset At, bool ZoneIsUnknown);
