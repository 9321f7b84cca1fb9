using BenchmarkDotNet.Attributes;

namespace FeedWatch.Benchmarks.Speed;

/// <summary>Every reader on every document that it can read.</summary>
[MemoryDiagnoser]
public class SpeedBenchmarks
{
    public static IEnumerable<object[]> Cases => Document.All.SelectMany(document => Reader.Of(document).Select(reader => new object[] { document, reader }));

    [Benchmark]
    [ArgumentsSource(nameof(Cases))]
    public int Read(object document, object reader) => ((Reader)reader).Read(((Document)document).Body);
}
