using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

public abstract class StoryStoreContract(Func<StoreSet> open) : StoreContract(open)
{
    [Fact]
    public async Task A_story_comes_back_as_it_was_added()
    {
        var story = Sample.Story() with
        {
            Title = OddText,
            Link = new Uri("https://example.org/новости?id=1#live"),
            Summary = "summary",
            Content = OddText,
            HasArticle = true,
            Authors = ["Jane", OddText, string.Empty],
            Categories = ["World, \"Asia\""],
            Language = "ru",
            PublishedAt = Sample.Noon.AddDays(-1),
            UpdatedAt = Sample.Noon.AddHours(-1),
        };
        await Stores.Stories.AddAsync([story], Cancel);

        var kept = (await AllAsync()).ShouldHaveSingleItem();
        kept.ShouldBe(story with { Authors = kept.Authors, Categories = kept.Categories });
        kept.Authors.ShouldBe(story.Authors);
        kept.Categories.ShouldBe(story.Categories);
    }

    [Fact]
    public async Task A_story_of_a_title_only_comes_back_so()
    {
        var story = Sample.Story() with { Title = string.Empty };
        await Stores.Stories.AddAsync([story], Cancel);

        var kept = (await AllAsync()).ShouldHaveSingleItem();
        kept.ShouldBe(story with { Authors = kept.Authors, Categories = kept.Categories });
        kept.Authors.ShouldBeEmpty();
        kept.Categories.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_story_comes_back_whole()
    {
        var story = Sample.Story() with { Content = string.Concat(Enumerable.Repeat("Лавров покинул зал. ", 20_000)) };
        await Stores.Stories.AddAsync([story], Cancel);

        (await AllAsync()).ShouldHaveSingleItem().Content.ShouldBe(story.Content);
    }

    [Fact]
    public async Task Half_a_character_changes_nothing_but_itself()
    {
        await Stores.Stories.AddAsync([Sample.Story() with { Title = "ab\uD83Dcd" }], Cancel);

        // Places count UTF-16 units, so what follows must stay where it was.
        var title = (await AllAsync()).ShouldHaveSingleItem().Title;
        title.Length.ShouldBe(5);
        title[3..].ShouldBe("cd");
    }

    [Fact]
    public async Task An_edited_story_takes_the_place_of_the_old_and_keeps_when_it_was_first_seen()
    {
        await Stores.Stories.AddAsync([Sample.Story() with { Authors = ["Jane"] }], Cancel);
        await Stores.Stories.AddAsync([Sample.Story(firstSeenAt: Sample.Noon.AddHours(1)) with { Title = "Edited", ContentHash = "other", Language = "fr" }], Cancel);

        var kept = (await AllAsync()).ShouldHaveSingleItem();
        (kept.Title, kept.ContentHash, kept.Language, kept.FirstSeenAt).ShouldBe(("Edited", "other", "fr", Sample.Noon));
        kept.Authors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stories_are_found_feed_by_feed_and_oldest_first_from_the_given_time_on()
    {
        await Stores.Stories.AddAsync([Sample.Story("late", "b", Sample.Noon.AddHours(2)), Sample.Story("old", "b", Sample.Noon.AddTicks(-1))], Cancel);
        await Stores.Stories.AddAsync([Sample.Story("other", "a", Sample.Noon.AddHours(1)), Sample.Story("early", "b", Sample.Noon)], Cancel);

        var found = await Stores.Stories.FindAsync(Sample.Noon, Cancel).Select(story => story.Id.Value).ToListAsync(Cancel);
        string.Join(' ', found).ShouldBeOneOf("other early late", "early late other");
    }

    [Fact]
    public async Task Many_stories_of_the_same_moment_are_each_found_once()
    {
        var stories = Enumerable.Range(0, 1_000).Select(i => Sample.Story($"story {i}", $"feed {i % 3}")).ToList();
        await Stores.Stories.AddAsync(stories, Cancel);

        (await AllAsync()).Select(story => story.Id.Value).Order(StringComparer.Ordinal).ShouldBe(stories.Select(story => story.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Headlines_are_found_without_their_text_from_the_given_time_on()
    {
        var story = Sample.Story("a") with { Title = OddText, Link = new Uri("https://example.org/новости?id=1#live"), Content = "text" };
        await Stores.Stories.AddAsync([story, Sample.Story("b", "other", Sample.Noon.AddHours(1)), Sample.Story("old", firstSeenAt: Sample.Noon.AddTicks(-1))], Cancel);

        var found = await Stores.Stories.FindHeadlinesAsync(Sample.Noon, int.MaxValue, Cancel).OrderBy(headline => headline.Id.Value).ToListAsync(Cancel);
        found.ShouldBe([new StoryHeadline(story.FeedId, story.Id, story.Title, story.Link, Sample.Noon), new StoryHeadline(new FeedId("other"), new StoryId("b"), "Title of b", null, Sample.Noon.AddHours(1))]);
        (await Stores.Stories.FindHeadlinesAsync(DateTimeOffset.MinValue, int.MaxValue, Cancel).CountAsync(Cancel)).ShouldBe(3);
    }

    [Fact]
    public async Task Many_headlines_are_each_found_once()
    {
        await Stores.Stories.AddAsync([.. Enumerable.Range(0, 1_500).Select(i => Sample.Story($"story {i}", $"feed {i % 3}"))], Cancel);

        (await Stores.Stories.FindHeadlinesAsync(Sample.Noon, int.MaxValue, Cancel).Select(headline => headline.Id).Distinct().CountAsync(Cancel)).ShouldBe(1_500);
    }

    [Fact]
    public async Task The_latest_headlines_come_first_and_no_more_than_asked_for()
    {
        await Stores.Stories.AddAsync([.. Enumerable.Range(0, 1_500).Select(i => Sample.Story($"story {i}", $"feed {i % 3}", Sample.Noon.AddMinutes(i)))], Cancel);

        // An edit makes no story later.
        await Stores.Stories.AddAsync([Sample.Story("story 3", "feed 0", Sample.Noon.AddDays(9)) with { Title = "edited" }], Cancel);

        var found = await Stores.Stories.FindHeadlinesAsync(Sample.Noon.AddMinutes(10), 1_200, Cancel).Select(headline => headline.Id.Value).ToListAsync(Cancel);
        found.ShouldBe(Enumerable.Range(300, 1_200).Reverse().Select(i => $"story {i}"));
        (await Stores.Stories.FindHeadlinesAsync(Sample.Noon.AddMinutes(1_490), 1_200, Cancel).CountAsync(Cancel)).ShouldBe(10);
    }

    [Fact]
    public async Task A_story_is_found_by_its_feed_and_id()
    {
        var story = Sample.Story("a") with { Content = OddText, Authors = ["Jane"] };
        await Stores.Stories.AddAsync([story, Sample.Story("b")], Cancel);

        var kept = (await Stores.Stories.GetAsync(story.FeedId, story.Id, Cancel)).ShouldNotBeNull();
        kept.ShouldBe(story with { Authors = kept.Authors, Categories = kept.Categories });
        kept.Authors.ShouldBe(story.Authors);
        (await Stores.Stories.GetAsync(new FeedId("other"), story.Id, Cancel)).ShouldBeNull();
        (await Stores.Stories.GetAsync(story.FeedId, new StoryId("c"), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Old_stories_go_a_few_at_a_time_and_young_ones_stay()
    {
        await Stores.Stories.AddAsync([.. Enumerable.Range(0, 5).Select(i => Sample.Story($"old {i}", $"feed {i}", Sample.Noon.AddTicks(-1)))], Cancel);
        await Stores.Stories.AddAsync([Sample.Story("young", firstSeenAt: Sample.Noon)], Cancel);

        (await Stores.Stories.RemoveOldAsync(Sample.Noon, 3, Cancel)).ShouldBe(3);
        (await Stores.Stories.RemoveOldAsync(Sample.Noon, 3, Cancel)).ShouldBe(2);
        (await Stores.Stories.RemoveOldAsync(Sample.Noon, 3, Cancel)).ShouldBe(0);
        (await AllAsync()).ShouldHaveSingleItem().Id.Value.ShouldBe("young");
    }

    [Fact]
    public async Task Sixteen_callers_adding_the_same_stories_make_each_once()
    {
        var stories = Enumerable.Range(0, 30).Select(i => Sample.Story($"story {i}")).ToList();
        await AtOnceAsync(_ => Stores.Stories.AddAsync(stories, Cancel));

        (await AllAsync()).Count.ShouldBe(30);
    }

    [Fact]
    public async Task Stories_are_given_by_id_those_of_their_feed_alone_and_what_is_not_there_is_left_out()
    {
        await Stores.Stories.AddAsync([.. Enumerable.Range(0, 40).Select(i => Sample.Story($"story {i}") with { HasArticle = i % 2 == 1 }), Sample.Story("other", "b")], Cancel);
        var feed = Sample.Story().FeedId;

        var found = await Stores.Stories.GetAsync(feed, [.. Enumerable.Range(30, 20).Select(i => new StoryId($"story {i}")), new StoryId("other")], Cancel);
        found.Select(story => story.Id.Value).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(30, 10).Select(i => $"story {i}"));
        found.Count(story => story.HasArticle).ShouldBe(5);
        (await Stores.Stories.GetAsync(feed, [], Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_stories_are_no_work()
    {
        await Stores.Stories.AddAsync([], Cancel);

        (await AllAsync()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<Story>> AllAsync() => await Stores.Stories.FindAsync(DateTimeOffset.MinValue, Cancel).ToListAsync(Cancel);
}
