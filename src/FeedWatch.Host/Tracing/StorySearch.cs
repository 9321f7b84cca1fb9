using FeedWatch.Storing;

namespace FeedWatch.Host.Tracing;

/// <summary>Looks for a story among all that is kept, headline by headline.</summary>
internal sealed class StorySearch(Lazy<IStoryStore> stories)
{
    /// <summary>Of a storage account these are some 500 requests and a few minutes.</summary>
    public const int MostRead = 500_000;

    public async Task<StoryTally> RunAsync(WantedStory wanted, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var tally = new StoryTally(wanted);
        await foreach (var headline in stories.Value.FindHeadlinesAsync(since, cancellationToken))
        {
            if (tally.Read == MostRead)
            {
                tally.IsCut = true;
                break;
            }

            tally.Add(headline);
        }

        return tally;
    }
}
