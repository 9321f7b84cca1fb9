namespace FeedWatch.Testing.Replay;

/// <summary>What became of an outlet's stories.</summary>
public sealed record ReplayReport
{
    public required string Outlet { get; init; }

    public required int Polls { get; init; }

    public required int Unchanged { get; init; }

    public required int Truncated { get; init; }

    /// <summary>Answers that were no feed.</summary>
    public required int Refused { get; init; }

    /// <summary>Distinct ids in the raw texts.</summary>
    public required int Stories { get; init; }

    public required int Found { get; init; }

    /// <summary>Not found by itself, for a story with its very link and text was found under another id.</summary>
    public required int UnderAnotherId { get; init; }

    public required int Edited { get; init; }

    public required IReadOnlyList<string> Missing { get; init; }

    public required IReadOnlyList<RepeatedStory> Again { get; init; }

    /// <summary>Found, but not in the raw texts.</summary>
    public required IReadOnlyList<string> Invented { get; init; }

    public required IReadOnlyList<Gap> Gaps { get; init; }

    public bool IsWell => Missing.Count + Again.Count + Invented.Count == 0;

    public override string ToString() =>
        $"{Outlet}: {Polls} polls ({Unchanged} unchanged, {Truncated} broken off, {Refused} no feed), {Stories} stories, {Found} found, {UnderAnotherId} under another id, "
        + $"{Edited} edits, {Missing.Count} missing, {Again.Count} twice, {Invented.Count} invented, {Gaps.Count} gap alarms";
}

/// <summary>A story that was new a second time.</summary>
public sealed record RepeatedStory(string Id, DateTimeOffset At);

/// <summary>Two polls that share no story: what came and went between them was not seen.</summary>
public sealed record Gap(DateTimeOffset From, DateTimeOffset To);
