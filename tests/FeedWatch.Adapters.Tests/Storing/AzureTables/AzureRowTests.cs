using Azure.Data.Tables;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>What fits a row, and what is made of what does not.</summary>
public sealed class AzureRowTests
{
    private readonly StoreSet stores = StoreSet.AzureTables();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1600-12-31T23:59:59.9999999Z")]
    [InlineData("1601-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("2026-03-01T23:00:00.1234567+05:30")]
    public async Task A_story_keeps_whatever_date_its_publisher_gave_it(string date)
    {
        var publishedAt = DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        await stores.Stories.AddAsync([Sample.Story() with { PublishedAt = publishedAt }], Cancel);

        (await stores.Stories.FindAsync(DateTimeOffset.MinValue, Cancel).SingleAsync(Cancel)).PublishedAt.ShouldBe(publishedAt);
    }

    [Theory]
    [InlineData("a/b\\c#d?e")]
    [InlineData("новости 安保理")]
    [InlineData("'; or 1 eq 1 %2F")]
    [InlineData("!")]
    [InlineData("=0021")]
    [InlineData(" .. ")]
    public async Task Any_id_is_a_key(string id)
    {
        var story = Sample.Story(id, feed: id);
        await stores.Stories.AddAsync([story, Sample.Story("other", feed: id)], Cancel);
        await stores.Stories.AddAsync([story with { Title = "Edited" }], Cancel);
        await stores.Hits.AddAsync([Sample.Hit(id, rule: id)], Cancel);

        (await stores.Stories.FindAsync(Sample.Noon, Cancel).ToListAsync(Cancel)).Select(kept => (kept.FeedId.Value, kept.Id.Value, kept.Title))
            .ShouldBe([(id, id, "Edited"), (id, "other", "Title of other")], ignoreOrder: true);
        (await stores.Hits.FindAsync(new HitSearch(id, Sample.Noon), Cancel).SingleAsync(Cancel)).Key.ShouldBe(new HitKey(id, new StoryId(id)));
    }

    [Fact]
    public void Ids_that_differ_are_different_keys()
    {
        string[] ids = ["a/b", "a=002Fb", "a=b", "a b", "=", string.Empty, "!", "~", new('a', 500), new('a', 501), new('a', 502), new('/', 400)];

        ids.Select(TableKeys.OfId).Distinct().Count().ShouldBe(ids.Length);
        ids.Select(TableKeys.OfId).ShouldAllBe(key => key.Length > 0 && key.Length <= 500 && string.CompareOrdinal(key, "!") > 0 && string.CompareOrdinal(key, "~") < 0);
    }

    [Fact]
    public void Times_sort_as_keys_both_ways()
    {
        DateTimeOffset[] times = [DateTimeOffset.MinValue, Sample.Noon, Sample.Noon.AddTicks(1), Sample.Noon.AddDays(400), DateTimeOffset.MaxValue];

        times.Select(TableKeys.OfTime).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        times.Select(TableKeys.OfReverseTime).ShouldBeInOrder(SortDirection.Descending, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Text_that_no_column_holds_ends_with_a_mark_and_not_within_a_character()
    {
        var title = new string('x', 31_998) + "🗞" + new string('y', 1_000);
        await stores.Hits.AddAsync([Sample.Hit(title: title) with { Link = new Uri("https://example.org/" + new string('a', 40_000)) }], Cancel);

        var kept = (await stores.Hits.GetAsync([Sample.Hit().Key], Cancel)).ShouldHaveSingleItem();
        kept.Title.ShouldBe(new string('x', 31_998) + "…");
        kept.Link.ShouldBeNull();
    }

    [Fact]
    public async Task A_story_that_no_row_holds_is_cut_and_not_lost()
    {
        // Of random letters, which cannot be compressed to fit.
        var random = new Random(1);
        var content = new string([.. Enumerable.Range(0, 700_000).Select(_ => (char)random.Next(0x4E00, 0x9FFF))]);
        await stores.Stories.AddAsync([Sample.Story() with { Content = content, Authors = ["Jane"] }], Cancel);

        var kept = await stores.Stories.FindAsync(Sample.Noon, Cancel).SingleAsync(Cancel);
        kept.Content.ShouldBe(content[..31_999] + "…");
        kept.Authors.ShouldBe(["Jane"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(PackedColumns.MostBytes)]
    public async Task Bytes_come_back_over_as_many_columns_as_they_need(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        var table = AzureAccounts.Open(AzureAccounts.Fresh()).Table("Rows");
        await table.PutAsync(Entity.Create("p", "r").WithBytes(bytes), Cancel);

        (await table.FindAsync("p", "r", Cancel)).ShouldNotBeNull().Bytes().ShouldBe(bytes);
    }
}
