using System.Diagnostics;
using FeedWatch.Parsing;
using FeedWatch.Testing;

namespace FeedWatch.Benchmarks.Fuzzing;

/// <summary>Feeds the parser damaged documents: none may make it throw, take a second, or give what it promises not to give.</summary>
internal sealed class FuzzCommand(int seed)
{
    private const int NotesEvery = 100_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly Uri Url = new("https://fuzz.example/feed");

    private readonly FeedParser parser = new();
    private readonly FuzzSeeds seeds = FuzzSeeds.Load();
    private readonly List<string> faults = [];
    private (int Number, TimeSpan Took, int Bytes) slowest;
    private long bytes;
    private int feeds;

    public int Run(int count, int from)
    {
        var mutator = new Mutator(seeds, seed);
        var watch = Stopwatch.StartNew();
        for (var number = from; number < from + count; number++)
        {
            Try(number, mutator.Make(number));
            if ((number - from + 1) % NotesEvery == 0)
            {
                Console.WriteLine($"{number - from + 1} inputs, {watch.Elapsed.TotalSeconds:F0} s, {faults.Count} faults");
            }
        }

        faults.ForEach(Console.WriteLine);
        Console.WriteLine(FormattableString.Invariant($"{count} inputs from {seeds.Count} documents, seed {seed}: {bytes / 1e6:F0} MB in {watch.Elapsed.TotalSeconds:F0} s, {feeds} were feeds, {faults.Count} faults; ")
            + FormattableString.Invariant($"the slowest was number {slowest.Number}: {slowest.Took.TotalMilliseconds:F1} ms for {slowest.Bytes} bytes (fuzz 1 {seed} {slowest.Number})"));
        return faults.Count == 0 ? 0 : 1;
    }

    private void Try(int number, FuzzInput input)
    {
        bytes += input.Body.Length;
        try
        {
            var (result, took) = Parse(input);
            if (took > slowest.Took)
            {
                // Another program may have had the processor, or code was compiled: the better of two counts.
                took = TimeSpan.FromTicks(Math.Min(took.Ticks, Parse(input).Took.Ticks));
            }

            slowest = took > slowest.Took ? (number, took, input.Body.Length) : slowest;
            feeds += result is ParseResult.Parsed ? 1 : 0;
            if (took > Longest)
            {
                Report(number, input, $"took {took.TotalMilliseconds:F0} ms");
            }

            if (BrokenPromise(result) is { } promise)
            {
                Report(number, input, promise);
            }
        }
        catch (Exception exception)
        {
            Report(number, input, $"threw {exception}");
        }
    }

    private (ParseResult Result, TimeSpan Took) Parse(FuzzInput input)
    {
        var began = Stopwatch.GetTimestamp();
        var result = parser.Parse(input.Body, input.ContentType, Url);
        return (result, Stopwatch.GetElapsedTime(began));
    }

    private static string? BrokenPromise(ParseResult result)
    {
        foreach (var entry in (result as ParseResult.Parsed)?.Document.Entries ?? [])
        {
            if (entry.Title.Any(char.IsControl) || entry.Summary.Concat(entry.Content).Any(character => char.IsControl(character) && character != '\n'))
            {
                return "a control character was left in a story";
            }

            if (entry.Link is { Scheme: not ("http" or "https") })
            {
                return $"a link may not be followed: {entry.Link.Scheme}";
            }
        }

        return null;
    }

    private void Report(int number, FuzzInput input, string fault)
    {
        var folder = Directory.CreateDirectory(RepositoryFolder.Join("artifacts", "fuzz"));
        var path = Path.Combine(folder.FullName, $"{seed}-{number}.bin");
        File.WriteAllBytes(path, input.Body);
        faults.Add($"number {number}, Content-Type {input.ContentType ?? "none"}: {fault} (input kept as {path}; again with: fuzz 1 {seed} {number})");
    }
}
