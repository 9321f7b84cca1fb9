using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

public sealed class StoryAgingTests
{
    private readonly AzureTableOptions options = AzureAccounts.Fresh();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pass_is_finished_by_whichever_process_takes_the_next_step()
    {
        await AddAsync(feeds: 30, stories: 4, Sample.Noon.AddDays(-31));
        await AddAsync(feeds: 1, stories: 1, Sample.Noon);

        var removed = 0;
        var steps = 0;
        for (var count = 1; count > 0; steps++)
        {
            count = await Process().RemoveOldAsync(Sample.Noon.AddDays(-30), 50, Cancel);
            removed += count;
        }

        (removed, steps).ShouldBe((120, 4));
        (await LeftAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_processes_at_once_remove_all_that_is_old()
    {
        await AddAsync(feeds: 10, stories: 30, Sample.Noon.AddDays(-31));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Process().RemoveOldAsync(Sample.Noon.AddDays(-30), 500, Cancel)));

        (await LeftAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_grows_old_is_found_by_the_next_pass_six_hours_later()
    {
        var process = Process();
        await process.RemoveOldAsync(Sample.Noon, 500, Cancel);
        await AddAsync(feeds: 1, stories: 1, Sample.Noon.AddHours(1));

        (await process.RemoveOldAsync(Sample.Noon.AddHours(5), 500, Cancel)).ShouldBe(0);
        (await process.RemoveOldAsync(Sample.Noon.AddHours(6), 500, Cancel)).ShouldBe(1);
    }

    private Task AddAsync(int feeds, int stories, DateTimeOffset firstSeenAt) => Process().AddAsync(
        [.. from feed in Enumerable.Range(0, feeds) from story in Enumerable.Range(0, stories) select Sample.Story($"{feed} {story} {firstSeenAt:O}", $"feed {feed}", firstSeenAt)],
        Cancel);

    private ValueTask<int> LeftAsync() => Process().FindAsync(DateTimeOffset.MinValue, Cancel).CountAsync(Cancel);

    private AzureStories Process() => new(AzureAccounts.Open(options));
}
