using FeedWatch.Benchmarks.Corpus;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Testing.Replay;

namespace FeedWatch.Benchmarks.Replay;

/// <summary>Successive real answers of several outlets: is every story found once, where were stories missed, and what would other intervals have come to?</summary>
internal static class ReplayCommand
{
    /// <summary>Those that are compared; each line makes a row.</summary>
    private static readonly Func<IIntervalPolicy>[] Policies =
    [
        () => new FixedInterval(TimeSpan.FromMinutes(10)),
        () => new FixedInterval(TimeSpan.FromHours(1)),
        () => new LearntInterval(new PollPace(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5))),
        () => new LearntInterval(new PollPace(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1))),
    ];

    public static int Run(CorpusFolder corpus)
    {
        var isWell = true;
        foreach (var outlet in ServedOutlets.In(corpus))
        {
            var report = new OutletReplay(outlet, new FeedParser()).Run();
            isWell &= report.IsWell;
            Write(report);
            var timeline = Timeline.Of(outlet.WatchedClosely());
            Console.WriteLine($"{outlet.Name}, other intervals, from {timeline.Start:u} to {timeline.End:u}:");
            Console.WriteLine("| interval | polls | stories | median delay, min | 90 % | longest | missed |\n|---|---|---|---|---|---|---|");
            Array.ForEach(Policies, policy => Console.WriteLine(IntervalSimulation.Run(timeline, policy())));
            Console.WriteLine();
        }

        Console.WriteLine(isWell ? "every story of every poll was found once" : "NOT every story was found once");
        return isWell ? 0 : 1;
    }

    private static void Write(ReplayReport report)
    {
        Console.WriteLine(report);
        report.Missing.ToList().ForEach(id => Console.WriteLine($"  missing: {id}"));
        report.Again.ToList().ForEach(story => Console.WriteLine($"  twice, at {story.At:u}: {story.Id}"));
        report.Invented.ToList().ForEach(id => Console.WriteLine($"  not in the text: {id}"));
        report.Gaps.ToList().ForEach(gap => Console.WriteLine($"  stories may have been missed from {gap.From:u} to {gap.To:u}"));
    }
}
