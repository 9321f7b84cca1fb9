namespace FeedWatch.Benchmarks.Hostile;

/// <summary>Attacks the parser with documents and the fetcher with servers: time, memory and outcome of each.</summary>
internal static class HostileCommand
{
    public static async Task<int> RunAsync()
    {
        Console.WriteLine(HostileRow.Heading);
        var faults = 0;
        await foreach (var row in RowsAsync())
        {
            Console.WriteLine(row);
            faults += row.IsWell ? 0 : 1;
        }

        Console.WriteLine($"\n{(faults == 0 ? "all" : $"{faults} NOT")} within 100 ms of processor time a MB and 64 MB of memory, with a clear outcome");
        return faults == 0 ? 0 : 1;
    }

    private static async IAsyncEnumerable<HostileRow> RowsAsync()
    {
        await foreach (var row in DocumentAttacks.RunAsync())
        {
            yield return row;
        }

        await foreach (var row in NetworkAttacks.RunAsync())
        {
            yield return row;
        }
    }
}
