using System.Globalization;
using FeedWatch.Benchmarks;
using FeedWatch.Benchmarks.Agreement;
using FeedWatch.Benchmarks.Corpus;
using FeedWatch.Benchmarks.Fuzzing;
using FeedWatch.Benchmarks.Hostile;
using FeedWatch.Benchmarks.HostileQueries;
using FeedWatch.Benchmarks.MatchingSpeed;
using FeedWatch.Benchmarks.Replay;
using FeedWatch.Benchmarks.Speed;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Crashes;
using FeedWatch.Testing.Swarm;

// Long runs that are no tests: see README.md beside this file.
if (args is ["leases", ..])
{
    Console.WriteLine(await LeaseRun.RunAsync(feeds: Number(1, 10_000), servers: Number(2, 10_000), atOnce: Number(3, 32), CancellationToken.None));
    return 0;
}

if (args is ["swarm", var app, ..])
{
    var options = new SwarmOptions { Length = TimeSpan.FromMinutes(Number(2, 6)), Feeds = Number(3, 1_000), Seed = Number(4, 1) };
    return await SwarmCommand.RunAsync(app, options);
}

if (args is ["startup", var published, ..])
{
    return await StartupCommand.RunAsync(published, runs: Number(2, 10));
}

if (args is ["cost", var measured, ..])
{
    var busy = double.Parse(measured, CultureInfo.InvariantCulture);
    Console.WriteLine("| feeds | every | table transactions | storage $ | GB-s | compute $ | logs | telemetry $ | alert rules $ | key vault $ | **sum $** | mails at most |\n|---|---|---|---|---|---|---|---|---|---|---|---|");
    foreach (var (watched, minutes) in new[] { 100, 1_000, 2_000, 10_000 }.SelectMany(watched => new[] { 10, 5 }.Select(minutes => (watched, minutes))))
    {
        Console.WriteLine(new CostModel(watched, minutes, busy));
    }

    return 0;
}

if (args is ["corpus", ..])
{
    return CorpusFolder.Find() is { } corpus ? CorpusCommand.Run(corpus, isListing: args.Contains("--list")) : 2;
}

if (args is ["replay", ..])
{
    return CorpusFolder.Find() is { } replayed ? ReplayCommand.Run(replayed) : 2;
}

if (args is ["fuzz", ..])
{
    return new FuzzCommand(seed: Number(2, 1)).Run(count: Number(1, 100_000), from: Number(3, 0));
}

if (args is ["hostile", ..])
{
    return await HostileCommand.RunAsync(part: args.Length > 1 ? args[1] : string.Empty);
}

if (args is ["hostile-queries", ..])
{
    return HostileQueriesCommand.Run(part: args.Length > 1 ? args[1] : string.Empty);
}

if (args is ["speed", "--pairs", ..])
{
    return await SpeedCommand.RunPairsAsync(pairs: Number(2, 5));
}

if (args is ["speed"])
{
    return SpeedCommand.RunBenchmarks();
}

if (args is ["agree", var count, ..])
{
    return new AgreeCommand(seed: args is [.., "--seed", _] ? Number(args.Length - 1, 1) : 1).Run(long.Parse(count, CultureInfo.InvariantCulture));
}

if (args is ["speed-matching", ..] && !MatchingSpeedCommand.IsFair())
{
    return 2;
}

if (args is ["speed-matching", "--compile"])
{
    return MatchingSpeedCommand.RunCompile();
}

if (args is ["speed-matching", ..])
{
    var ruleCounts = MatchingSpeedCommand.RuleCounts(args is [.., "--rules", var list] ? list : null);
    return args is [_, "--pairs", var pairs, ..] ? MatchingSpeedCommand.RunPairs(int.Parse(pairs, CultureInfo.InvariantCulture), ruleCounts) : MatchingSpeedCommand.RunBenchmarks(ruleCounts);
}

if (args is ["busy", var quiet, ..])
{
    // As in the cloud, but for the length: nobody is killed, timers as in function.json, one instance.
    var length = TimeSpan.FromMinutes(Number(2, 11));
    return await SwarmCommand.RunAsync(quiet, new SwarmOptions
    {
        Handlers = 1,
        Length = length,
        Feeds = Number(3, 1_000),
        FeedsOfBigServer = 30,
        SmallServers = 500,
        Interval = TimeSpan.FromMinutes(Number(4, 5)),
        Lease = TimeSpan.FromMinutes(15),
        PauseBetweenStarts = TimeSpan.FromSeconds(1),
        Timers = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)),
        BetweenKills = (length, length),
    });
}

if (args is not ["kills", var program, ..])
{
    await Console.Error.WriteLineAsync("Usage: kills PROGRAM [RUNS] [FEEDS] [SEED]   PROGRAM is a published feedwatch or feedwatch.dll\n       leases [FEEDS] [SERVERS] [AT-ONCE]\n       swarm APP [MINUTES] [FEEDS] [SEED]   APP is the folder that eng/publish-functions.cs leaves\n       startup APP [RUNS]\n       busy APP [MINUTES] [FEEDS] [INTERVAL-MINUTES]\n       cost BUSY-SECONDS-OF-1000-POLLS\n       corpus [--list]   FEEDWATCH_CORPUS names the folder of feeds to measure on\n       replay\n       fuzz [COUNT] [SEED] [FROM]\n       hostile [PART-OF-A-NAME]\n       hostile-queries [PART-OF-A-NAME]\n       speed [--pairs [COUNT]]\n       agree PAIRS [--seed SEED]\n       speed-matching [--pairs COUNT] [--rules COUNT,COUNT...]\n       speed-matching --compile");
    return 2;
}

var runs = Number(2, 200);
var feeds = Number(3, 200);
var seed = Number(4, 1);
await using var run = await KillRun.PrepareAsync(program, feeds, seed, CancellationToken.None);
Console.WriteLine($"step of {feeds} feeds takes {run.StepTook.TotalSeconds:F2} s; seed {seed}");
var outcomes = new List<KillOutcome>();
for (var number = 1; outcomes.Count(outcome => outcome.WasKilled) < runs && number <= 3 * runs; number++)
{
    var outcome = await run.KillOnceAsync(CancellationToken.None);
    outcomes.Add(outcome);
    if (outcome.Lost.Count + outcome.Again.Count + outcome.Twice.Count > 0 || number % 20 == 0)
    {
        Console.WriteLine($"{number}: killed after {outcome.After.TotalMilliseconds:F0} ms: {outcome.Lost.Count} lost, {outcome.Again.Count} again with the same Message-ID, {outcome.Twice.Count} in two mails");
    }
}

Console.WriteLine($"{outcomes.Count(outcome => outcome.WasKilled)} of {outcomes.Count} runs killed: {outcomes.Sum(outcome => outcome.Lost.Count)} lost, "
    + $"{outcomes.Count(outcome => outcome.Again.Count > 0)} runs with a mail again under the same Message-ID, {outcomes.Sum(outcome => outcome.Twice.Count)} stories in two mails");
return outcomes.Any(outcome => outcome.Lost.Count + outcome.Twice.Count > 0) ? 1 : 0;

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
