namespace FeedWatch.Benchmarks.Hostile;

/// <summary>Attacks the parser with documents and the fetcher with servers: time, memory and outcome of each.</summary>
internal static class HostileCommand
{
    /// <param name="part">Of the names of the attacks to run; empty: all.</param>
    public static async Task<int> RunAsync(string part)
    {
        Console.WriteLine(HostileRow.Heading);
        var faults = 0;
        await foreach (var row in RowsAsync(part))
        {
            Console.WriteLine(row);
            faults += row.IsWell ? 0 : 1;
        }

        Console.WriteLine($"\n{(faults == 0 ? "all" : $"{faults} NOT")} within 100 ms of processor time a MB and 64 MB of memory, with a clear outcome");
        return faults == 0 ? 0 : 1;
    }

    private static async IAsyncEnumerable<HostileRow> RowsAsync(string part)
    {
        await foreach (var row in DocumentAttacks.RunAsync(part))
        {
            yield return row;
        }

        await foreach (var row in ArticleAttacks.RunAsync(part))
        {
            yield return row;
        }

        await foreach (var row in NetworkAttacks.RunAsync(part))
        {
            yield return row;
        }
    }
}
