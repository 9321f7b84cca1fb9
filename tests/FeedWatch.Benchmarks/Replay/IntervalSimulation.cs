namespace FeedWatch.Benchmarks.Replay;

/// <summary>Polls a timeline as a policy says, and counts polls against delay of discovery.</summary>
internal static class IntervalSimulation
{
    public static SimulationReport Run(Timeline timeline, IIntervalPolicy policy)
    {
        var delays = new Dictionary<string, TimeSpan>();
        var polls = 0;
        IReadOnlyList<ShownStory> before = [];
        for (var now = timeline.Start; now <= timeline.End; polls++)
        {
            var shown = timeline.At(now);
            var unknown = shown.Where(story => !delays.ContainsKey(story.Id)).ToList();
            unknown.ForEach(story => delays[story.Id] = now - story.From);
            now += policy.After(new SimulatedPoll(now, shown, unknown.Count, before.Count > 0 && shown.Count > 0 && !shown.Intersect(before).Any()));
            before = shown.Count > 0 ? shown : before;
        }

        // Those of the first poll were there before anybody looked; those of the last moments nobody could have seen.
        var counted = timeline.Stories.Where(story => story.From > timeline.Start && story.From < timeline.End - TimeSpan.FromDays(1)).ToList();
        return new SimulationReport(policy.Name, polls, [.. counted.Where(story => delays.ContainsKey(story.Id)).Select(story => delays[story.Id]).Order()], counted.Count(story => !delays.ContainsKey(story.Id)));
    }
}

/// <summary>What a policy came to.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Polls">How many it made.</param>
/// <param name="Delays">From the appearance of each story to its discovery, shortest first.</param>
/// <param name="Missed">Stories that were gone before a poll saw them.</param>
internal sealed record SimulationReport(string Policy, int Polls, IReadOnlyList<TimeSpan> Delays, int Missed)
{
    public override string ToString() => FormattableString.Invariant(
        $"| {Policy} | {Polls:N0} | {Delays.Count:N0} | {Minutes(0.5)} | {Minutes(0.9)} | {Minutes(1)} | {Missed} |");

    private string Minutes(double share) => Delays.Count == 0 ? "-" : FormattableString.Invariant($"{Delays[Math.Min(Delays.Count - 1, (int)(share * Delays.Count))].TotalMinutes:F1}");
}
