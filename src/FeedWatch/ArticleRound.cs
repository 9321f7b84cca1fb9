using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>What becomes of a feed's pending articles in one poll, as it is found out.</summary>
internal sealed class ArticleRound(PolledFeed polled, IReadOnlyList<PendingArticle> pending)
{
    private readonly List<PendingArticle> waiting = [.. pending];
    private readonly List<FoundStory> read = [];
    private readonly List<(PendingArticle Article, Story Story, ArticleResult.Read Page)> pages = [];

    public PolledFeed Polled => polled;

    /// <summary>Those that are still to be read.</summary>
    public IReadOnlyList<PendingArticle> Waiting => waiting;

    /// <summary>Stories with the text of their article.</summary>
    public IReadOnlyList<FoundStory> Read => read;

    /// <summary>Longest due first.</summary>
    public IReadOnlyList<PendingArticle> TakeDue(int most) => [.. waiting.Where(MayBeAsked).OrderBy(article => article.NextTryAt).Take(most)];

    /// <summary>Also asked before each of them: its server may have wished to be left alone meanwhile.</summary>
    public bool MayBeAsked(PendingArticle article)
    {
        var now = waiting.Find(other => other.Story == article.Story);
        return now?.IsDue(polled.At) == true && !(IsOwn(now.Link) && polled.Server.Rest.IsOn(polled.At));
    }

    /// <summary>A page with an article on it; whose, is known once all of the round have come.</summary>
    public void Came(PendingArticle article, Story story, ArticleResult.Read page) => pages.Add((article, story, page));

    /// <summary>The pages that came, with the text of the article. Null: links of other stories led to it too, so it is the article of none. The same headline twice is one story.</summary>
    public IReadOnlyList<(PendingArticle Article, Story Story, string? Text)> TakePages() =>
    [
        .. from page in pages
           group page by ArticleAddress.KeyOf(page.Page.At) into place
           let isShared = place.DistinctBy(page => page.Story.Title).Skip(1).Any()
           from page in place
           select (page.Article, page.Story, isShared ? null : page.Page.Text),
    ];

    public void Found(PendingArticle article, Story story)
    {
        GiveUp(article);
        read.Add(new FoundStory(story, article.Alerts));
    }

    public void GiveUp(PendingArticle article) => Replace(article, next: null);

    /// <param name="article">Asked for in vain.</param>
    /// <param name="most">Tries; with the last of them it is given up.</param>
    public void TryAgain(PendingArticle article, int most) => Replace(article, article.Tries + 1 >= most ? null : article.After(polled.At));

    public void TryLater(PendingArticle article) => Replace(article, article.After(polled.At));

    /// <summary>A busy server is left alone, also by links that lead there by way of another; the feed's own by all its feeds.</summary>
    /// <param name="wish">Its own; null: it does not say.</param>
    /// <param name="by">Who answered.</param>
    /// <param name="least">Where it does not say.</param>
    public void LeaveAlone(PendingArticle article, TimeSpan? wish, Uri by, TimeSpan least)
    {
        var until = IsOwn(by) ? polled.Server.Rest.Ask(wish, polled.At).Until : polled.At + (wish ?? least);
        Replace(article, article.After(polled.At, until - polled.At));
        Wait(by.Authority, until - polled.At);
        Wait(article.Link.Authority, until - polled.At);
    }

    /// <summary>None of the server's articles is asked for meanwhile.</summary>
    public void Wait(string server, TimeSpan wait)
    {
        for (var place = 0; place < waiting.Count; place++)
        {
            if (waiting[place].Link.Authority == server)
            {
                waiting[place] = waiting[place].NotBefore(polled.At + wait);
            }
        }
    }

    private void Replace(PendingArticle article, PendingArticle? next)
    {
        var place = waiting.FindIndex(other => other.Story == article.Story);
        if (next is null)
        {
            waiting.RemoveAt(place);
        }
        else
        {
            waiting[place] = next;
        }
    }

    private bool IsOwn(Uri url) => url.Authority == polled.Feed.Server;
}
