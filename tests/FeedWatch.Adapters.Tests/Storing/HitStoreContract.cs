using FeedWatch.Alerting;
using FeedWatch.Matching;
using FeedWatch.Storing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

public abstract class HitStoreContract(Func<StoreSet> open) : StoreContract(open)
{
    [Fact]
    public async Task A_hit_comes_back_as_it_was_added()
    {
        var hit = Sample.Hit(rule: "Львів / \"UN\" #1", title: OddText, text: OddText) with
        {
            Link = new Uri("https://example.org/a?b=c"),
            PublishedAt = Sample.Noon.AddDays(-2),
            Places = [new Place(TextField.Title, 0, 4), new Place(TextField.Body, 6, 6) { IsContext = true }],
            Query = "title:\"UN Security Council\" OR Лавров",
            Alerting = false,
            IsPossible = true,
        };

        var added = (await Stores.Hits.AddAsync([hit], Cancel)).ShouldHaveSingleItem();
        var kept = (await Stores.Hits.GetAsync([hit.Key], Cancel)).ShouldHaveSingleItem();

        kept.ShouldBe(hit with { Places = kept.Places });
        kept.Places.ShouldBe(hit.Places);
        added.ShouldBe(kept with { Places = added.Places });
    }

    [Fact]
    public async Task A_hit_that_is_there_stays_as_it_is_and_comes_back_so()
    {
        await Stores.Hits.AddAsync([Sample.Hit() with { Alerting = false }], Cancel);
        var again = await Stores.Hits.AddAsync([Sample.Hit(foundAt: Sample.Noon.AddHours(1), title: "Edited")], Cancel);

        var kept = again.ShouldHaveSingleItem();
        (kept.Title, kept.Alerting, kept.FoundAt).ShouldBe(("Title of story", false, Sample.Noon));
    }

    [Fact]
    public async Task Hits_come_back_in_the_order_asked_be_they_old_or_new_or_asked_twice()
    {
        await Stores.Hits.AddAsync([Sample.Hit("b") with { Alerting = false }], Cancel);

        var stored = await Stores.Hits.AddAsync([Sample.Hit("c"), Sample.Hit("b"), Sample.Hit("a"), Sample.Hit("c", title: "Twice")], Cancel);

        stored.Select(hit => (hit.Key.StoryId.Value, hit.Alerting, hit.Title)).ShouldBe(
            [("c", true, "Title of c"), ("b", false, "Title of b"), ("a", true, "Title of a"), ("c", true, "Title of c")]);
    }

    [Fact]
    public async Task The_same_story_is_a_hit_for_each_rule()
    {
        await Stores.Hits.AddAsync([Sample.Hit(rule: "Lavrov"), Sample.Hit(rule: "lavrov")], Cancel);

        (await FindAsync(new HitSearch())).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_hits_that_are_there_are_given_back()
    {
        await Stores.Hits.AddAsync([Sample.Hit("a"), Sample.Hit("b")], Cancel);

        var found = await Stores.Hits.GetAsync([Sample.Hit("b").Key, Sample.Hit("gone").Key, Sample.Hit("a").Key], Cancel);

        found.Select(hit => hit.Key.StoryId.Value).ShouldBe(["b", "a"]);
    }

    [Fact]
    public async Task Sixteen_callers_adding_the_same_hits_are_all_given_the_same()
    {
        var answers = new IReadOnlyList<Hit>[16];
        await AtOnceAsync(async caller => answers[caller] = await Stores.Hits.AddAsync(
            [.. Enumerable.Range(0, 20).Select(i => Sample.Hit($"story {i}", title: $"by {caller}"))], Cancel));

        (await FindAsync(new HitSearch())).Count.ShouldBe(20);
        var titles = answers[0].Select(hit => hit.Title).ToList();
        answers.ShouldAllBe(answer => answer.Select(hit => hit.Title).SequenceEqual(titles));
    }

    [Fact]
    public async Task The_latest_hit_is_found_first()
    {
        await Stores.Hits.AddAsync([Sample.Hit("2nd", foundAt: Sample.Noon), Sample.Hit("3rd", foundAt: Sample.Noon.AddHours(-1)), Sample.Hit("1st", foundAt: Sample.Noon.AddHours(1))], Cancel);

        (await FindAsync(new HitSearch())).ShouldBe(["1st", "2nd", "3rd"]);
    }

    [Fact]
    public async Task Hits_are_found_by_rule_from_a_time_on_and_only_so_many()
    {
        await Stores.Hits.AddAsync(
            [
                Sample.Hit("other", "UN", Sample.Noon.AddHours(3)),
                Sample.Hit("latest", "Lavrov", Sample.Noon.AddHours(2)),
                Sample.Hit("late", "Lavrov", Sample.Noon.AddHours(1)),
                Sample.Hit("just", "Lavrov", Sample.Noon),
                Sample.Hit("early", "Lavrov", Sample.Noon.AddTicks(-1)),
            ],
            Cancel);

        (await FindAsync(new HitSearch("Lavrov", Sample.Noon))).ShouldBe(["latest", "late", "just"]);
        (await FindAsync(new HitSearch("Lavrov", Limit: 2))).ShouldBe(["latest", "late"]);
        (await FindAsync(new HitSearch(Since: Sample.Noon.AddHours(3)))).ShouldBe(["other"]);
        (await FindAsync(new HitSearch("lavrov"))).ShouldBeEmpty();
        (await FindAsync(new HitSearch(Limit: 0))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_hits_of_the_same_moment_are_each_found_once()
    {
        var hits = Enumerable.Range(0, 500).Select(i => Sample.Hit($"story {i}")).ToList();
        await Stores.Hits.AddAsync(hits, Cancel);

        (await FindAsync(new HitSearch())).Order(StringComparer.Ordinal).ShouldBe(hits.Select(hit => hit.Key.StoryId.Value).Order(StringComparer.Ordinal));
        (await FindAsync(new HitSearch(Limit: 450))).Distinct().Count().ShouldBe(450);
    }

    [Theory]
    [InlineData("minister")]
    [InlineData("MINISTER lavrov")]
    [InlineData("leaves   lavrov")]
    [InlineData("лавров")]
    [InlineData("安保理")]
    [InlineData("拉夫罗夫")]
    [InlineData("外长拉夫")]
    [InlineData("คณะมนตรีความมั่นคง")]
    [InlineData("라브로프")]
    [InlineData("  ")]
    public async Task Words_are_found_in_title_and_text_in_any_order_case_and_script(string words)
    {
        await Stores.Hits.AddAsync(
            [
                Sample.Hit("story", title: "Minister Lavrov leaves", text: "ЛАВРОВ покинул; 俄罗斯外长拉夫罗夫离开安保理会议。 การประชุมคณะมนตรีความมั่นคงแห่งสหประชาชาติ 라브로프가 회의장을"),
            ],
            Cancel);

        (await FindAsync(new HitSearch(Words: words))).ShouldBe(["story"]);
    }

    [Theory]
    [InlineData("minister missing")]
    [InlineData("夫拉")]
    [InlineData("minister\0missing")]
    [InlineData("title:minister")]
    [InlineData("minister OR missing")]
    [InlineData("minister NOT")]
    [InlineData("\"missing")]
    [InlineData("mini* NEAR(")]
    [InlineData("') OR 1=1 --")]
    [InlineData("-missing")]
    [InlineData("{title text} : missing")]
    [InlineData("^missing + \"\"")]
    public async Task Whatever_is_typed_is_words_and_never_syntax(string words)
    {
        await Stores.Hits.AddAsync([Sample.Hit(title: "Minister", text: "拉夫罗夫 title")], Cancel);

        (await FindAsync(new HitSearch(Words: words))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_go_with_their_hit()
    {
        await Stores.Hits.AddAsync([Sample.Hit("here", title: "Lavrov returns"), Sample.Hit("gone", title: "Lavrov leaves", foundAt: Sample.Noon.AddDays(-1))], Cancel);

        await Stores.Hits.RemoveOldAsync(Sample.Noon, 10, Cancel);
        await Stores.Hits.AddAsync([Sample.Hit("new", title: "Guterres speaks")], Cancel);

        (await FindAsync(new HitSearch(Words: "leaves"))).ShouldBeEmpty();
        (await FindAsync(new HitSearch(Words: "lavrov"))).ShouldBe(["here"]);
    }

    [Fact]
    public async Task Old_hits_go_a_few_at_a_time_and_young_ones_stay()
    {
        await Stores.Hits.AddAsync([.. Enumerable.Range(0, 5).Select(i => Sample.Hit($"old {i}", foundAt: Sample.Noon.AddTicks(-1)))], Cancel);
        await Stores.Hits.AddAsync([Sample.Hit("young", foundAt: Sample.Noon)], Cancel);

        (await Stores.Hits.RemoveOldAsync(Sample.Noon, 3, Cancel)).ShouldBe(3);
        (await Stores.Hits.RemoveOldAsync(Sample.Noon, 3, Cancel)).ShouldBe(2);
        (await FindAsync(new HitSearch())).ShouldBe(["young"]);
    }

    [Fact]
    public async Task An_old_hit_stays_while_an_open_alert_needs_it()
    {
        Alert[] alerts = [.. new[] { "waiting", "in mail", "accepted", "cancelled" }.Select(story => Sample.Alert(story))];
        await Stores.Hits.AddAsync([.. alerts.Select(alert => Sample.Hit(alert.Hit!.Value.StoryId.Value))], Cancel);
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Outbox.CancelAsync([alerts[3]], "by hand", Cancel);
        await Stores.Mails.FixAsync(Sample.Mail(alerts[1]), Sample.Noon, Cancel);
        var mail = Sample.Mail(alerts[2]);
        await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel);
        await Stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);

        (await Stores.Hits.RemoveOldAsync(Sample.Noon.AddDays(1), 2, Cancel)).ShouldBe(2);
        (await Stores.Hits.RemoveOldAsync(Sample.Noon.AddDays(1), 2, Cancel)).ShouldBe(0);
        (await FindAsync(new HitSearch())).ShouldBe(["in mail", "waiting"], ignoreOrder: true);
    }

    private async Task<IReadOnlyList<string>> FindAsync(HitSearch search) =>
        await Stores.Hits.FindAsync(search, Cancel).Select(hit => hit.Key.StoryId.Value).ToListAsync(Cancel);
}
