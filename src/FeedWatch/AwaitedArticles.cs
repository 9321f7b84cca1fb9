using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>Of which new stories the article is to be read, and which have it from an earlier poll. Pure.</summary>
internal static class AwaitedArticles
{
    /// <param name="kept">Those of the stories that are kept already.</param>
    public static Discovery Of(PolledFeed polled, FeedDocument document, Discovery found, IReadOnlyDictionary<StoryId, Story> kept)
    {
        // What was read of the article stays when the feed edits its own text.
        List<Story> fresh = [.. found.News.Fresh.Select(story => kept.GetValueOrDefault(story.Id) is { HasArticle: true } read ? story.WithArticle(read.Article) : story)];
        var shared = SharedLinks(document);
        return found with
        {
            News = found.News with { Fresh = fresh },
            Articles =
            [
                .. from story in fresh
                   let since = kept.GetValueOrDefault(story.Id)?.FirstSeenAt ?? polled.At
                   let alerts = polled.Alerts(story, found)

                   // The pages of old stories would be fetched for nobody: a first poll finds hundreds of them.
                   where alerts && !story.HasArticle && polled.At - since < PendingArticle.Longest && LinkOf(story, shared) is not null
                   select new PendingArticle(story.Id.Value, LinkOf(story, shared)!, since, polled.At, Tries: 0, alerts),
            ],
        };
    }

    /// <summary>A link that several stories have, as those of a live page, is the article of none of them; nor is the home page.</summary>
    private static HashSet<string> SharedLinks(FeedDocument document)
    {
        var links = document.Entries.Select(entry => entry.Link).OfType<Uri>().Select(CanonicalUrl.OfStory);
        var shared = links.GroupBy(link => link).Where(link => link.Skip(1).Any()).Select(link => link.Key).ToHashSet();
        if (document.Link is { } home)
        {
            shared.Add(CanonicalUrl.OfStory(home));
        }

        return shared;
    }

    private static Uri? LinkOf(Story story, HashSet<string> shared) =>
        story.Link is { } link && WebAddress.IsOne(link) && link.AbsoluteUri.Length <= PendingArticles.LongestLink
        && !CanonicalUrl.IsFrontPage(link) && !shared.Contains(CanonicalUrl.OfStory(link))
            ? new Uri(link.AbsoluteUri)
            : null;
}
