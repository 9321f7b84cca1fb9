using FeedWatch.Storing;

namespace FeedWatch.Host.Tracing;

/// <summary>Looks for a story among all that is kept, headline by headline.</summary>
internal sealed class StorySearch(Lazy<IStoryStore> stories)
{
    /// <summary>How many of the latest stories are looked through. Of a database these take seconds; of a storage account some minutes, a request for each thousand that are kept.</summary>
    public const int MostRead = 500_000;

    public async Task<StoryTally> RunAsync(WantedStory wanted, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var tally = new StoryTally(wanted);

        // One more, to know whether there are more.
        await foreach (var headline in stories.Value.FindHeadlinesAsync(since, most + 1, cancellationToken))
        {
            if (tally.Read == most)
            {
                tally.IsCut = true;
                break;
            }

            tally.Add(headline);
        }

        return tally;
    }
}
