using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Smtp;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What each edit of feedwatch.yaml does: one test for each row of the table in docs/configuration.md.</summary>
public abstract class EditTests : IAsyncLifetime
{
    private const string Rules = "rules: [{ name: Lavrov, query: Lavrov }]";
    private const string Recipients = "recipients: [{ name: Desk, email: desk@desk.internal }]";

    private static readonly RssItem Recent = new("Lavrov lands in Oslo", "1", "https://wire.example/1", PublishedAt: Station.Start - TimeSpan.FromHours(1));
    private static readonly RssItem Later = new("Lavrov leaves Oslo", "2", "https://wire.example/2", PublishedAt: Station.Start + TimeSpan.FromHours(1));

    private Station station = null!;

    private string Wire => $"feeds: [{{ url: '{station.Server.Url("/wire")}', name: Wire }}]";

    public async ValueTask InitializeAsync()
    {
        station = new Station(await OpenAsync());
        await EditAsync(Wire, Rules, Recipients);
        await PublishAndPollAsync("/wire", Recent);
        await station.DeliverAsync();
        Told.ShouldBe(["Lavrov lands in Oslo"]);
    }

    public async ValueTask DisposeAsync()
    {
        await station.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreSet> OpenAsync();

    [Fact]
    public async Task Feed_added_is_polled_for_the_first_time()
    {
        await EditAsync($"feeds: ['{station.Server.Url("/wire")}', '{station.Server.Url("/other")}']", Rules, Recipients);
        await PublishAndPollAsync("/other", Recent with { Title = "Lavrov in Oslo, says another" }, new RssItem("Lavrov, long ago", "9"));
        await station.DeliverAsync();

        Told.ShouldBe(["Lavrov lands in Oslo", "Lavrov in Oslo, says another"]);
        (await station.AlertsAsync()).Count(alert => alert.Notice?.Kind == NoticeKind.FirstPoll).ShouldBe(1);
    }

    [Fact]
    public async Task Feed_renamed_changes_nothing_but_the_name()
    {
        await EditAsync(Wire.Replace("name: Wire", "name: Newswire", StringComparison.Ordinal), Rules, Recipients);
        await PublishAndPollAsync("/wire", Later, Recent);
        await station.DeliverAsync();

        Told.ShouldBe(["Lavrov lands in Oslo", "Lavrov leaves Oslo"]);
        (await station.HitsAsync()).Select(hit => hit.FeedName).ShouldBe(["Newswire", "Wire"], ignoreOrder: true);
    }

    [Fact]
    public async Task Feed_with_another_url_is_another_feed()
    {
        await EditAsync($"feeds: [{{ url: '{station.Server.Url("/moved")}', name: Wire }}]", Rules, Recipients);
        await PublishAndPollAsync("/moved", Recent);
        await station.DeliverAsync();

        Told.ShouldBe(["Lavrov lands in Oslo", "Lavrov lands in Oslo"]);
    }

    [Fact]
    public async Task Feed_with_another_url_and_was_goes_on()
    {
        await EditAsync($"feeds: [{{ url: '{station.Server.Url("/moved")}', was: '{station.Server.Url("/wire")}', name: Wire }}]", Rules, Recipients);
        await PublishAndPollAsync("/moved", Later, Recent);
        await station.DeliverAsync();

        Told.ShouldBe(["Lavrov lands in Oslo", "Lavrov leaves Oslo"]);
    }

    [Fact]
    public async Task Feed_changed_otherwise_holds_from_its_next_poll_on()
    {
        await EditAsync(Wire.Replace("name: Wire", "name: Wire, every: 30m", StringComparison.Ordinal), Rules, Recipients);
        await PublishAndPollAsync("/wire", Recent);

        var state = await station.StateAsync(station.Watch.Feeds[0]);
        (state.NextPollAt - state.LastPollAt).ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Feed_removed_is_not_polled_and_goes_on_where_it_was_when_it_is_back()
    {
        await EditAsync($"feeds: ['{station.Server.Url("/other")}']", Rules, Recipients);
        var asked = station.Server.Requests.Count(request => request.Target == "/wire");
        await PublishAndPollAsync("/wire", Later, Recent);
        station.Server.Requests.Count(request => request.Target == "/wire").ShouldBe(asked);
        (await station.HitsAsync()).Count.ShouldBe(1);

        await EditAsync(Wire, Rules, Recipients);
        await PublishAndPollAsync("/wire", Later, Recent);
        await station.DeliverAsync();
        Told.ShouldBe(["Lavrov lands in Oslo", "Lavrov leaves Oslo"]);
    }

    [Fact]
    public async Task Rule_added_finds_the_kept_stories_of_the_look_back()
    {
        await EditAsync(Wire, "rules: [{ name: Lavrov, query: Lavrov }, { name: Oslo, query: Oslo }]", Recipients);
        await station.DeliverAsync();

        Told.Count.ShouldBe(2);
        (await station.HitsAsync()).Select(hit => hit.Key.Rule).ShouldBe(["Lavrov", "Oslo"], ignoreOrder: true);
    }

    [Fact]
    public async Task Rule_renamed_alerts_nothing_again()
    {
        await EditAsync(Wire, "rules: [{ name: Minister, query: Lavrov }]", Recipients);
        await station.DeliverAsync();
        Told.Count.ShouldBe(1);
        (await station.HitsAsync()).Select(hit => hit.Key.Rule).ShouldBe(["Lavrov", "Minister"], ignoreOrder: true);

        await PublishAndPollAsync("/wire", Later, Recent);
        await station.DeliverAsync();
        Told.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rule_renamed_keeps_the_alerts_that_wait_under_its_old_name()
    {
        await PublishAndPollAsync("/wire", Later, Recent);
        await EditAsync(Wire, "rules: [{ name: Minister, query: Lavrov }]", Recipients);
        await station.DeliverAsync();
        Told.ShouldBe(["Lavrov lands in Oslo", "Lavrov leaves Oslo"]);

        station.Time.Advance(TimeSpan.FromHours(1));
        await station.CatchUpAsync();
        (await station.Stores.RuleStates.GetAllAsync(CancellationToken.None)).ShouldHaveSingleItem().Name.ShouldBe("Minister");
    }

    [Fact]
    public async Task Rule_changed_alerts_for_what_it_did_not_find_before()
    {
        await PublishAndPollAsync("/wire", new RssItem("Oslo prepares", "3", PublishedAt: Station.Start), Recent);
        await EditAsync(Wire, "rules: [{ name: Lavrov, query: Lavrov OR Oslo }]", Recipients);
        await station.DeliverAsync();

        Told.ShouldBe(["Lavrov lands in Oslo", "Oslo prepares"]);
    }

    [Fact]
    public async Task Rule_removed_keeps_its_hits_and_cancels_its_waiting_alerts()
    {
        await PublishAndPollAsync("/wire", Later, Recent);
        await EditAsync(Wire, "rules: [{ name: Oslo, query: Bergen }]", Recipients);
        await station.DeliverAsync();

        Told.Count.ShouldBe(1);
        (await station.HitsAsync()).Count.ShouldBe(2);
        (await station.AlertsAsync()).Single(alert => alert.Status == AlertStatus.Cancelled).Reason!.ShouldContain("rule was removed");
    }

    [Fact]
    public async Task Recipient_added_gets_what_is_found_from_then_on()
    {
        await EditAsync(Wire, Rules, "recipients: [{ name: Desk, email: desk@desk.internal }, { name: Night, email: night@desk.internal }]");
        await PublishAndPollAsync("/wire", Later, Recent);
        await station.DeliverAsync();

        MailsTo("night").ShouldBe(["Lavrov leaves Oslo"]);
        MailsTo("desk").ShouldBe(["Lavrov lands in Oslo", "Lavrov leaves Oslo"]);
    }

    [Fact]
    public async Task Recipient_renamed_is_a_new_one_and_the_old_one_is_served_no_more()
    {
        await PublishAndPollAsync("/wire", Later, Recent);
        await EditAsync(Wire, Rules, "recipients: [{ name: Office, email: desk@desk.internal }]");
        await station.DeliverAsync();

        Told.Count.ShouldBe(1);
        (await station.AlertsAsync()).Single(alert => alert.Status == AlertStatus.Cancelled).Recipient.Value.ShouldBe("Desk");
    }

    [Fact]
    public async Task Recipient_with_another_address_gets_waiting_alerts_there_and_a_fixed_mail_where_it_was_fixed_to()
    {
        await PublishAndPollAsync("/wire", Later, Recent);
        station.Sink.Always(SmtpStep.Mail, SmtpReply.Of("451 4.3.0 Try later"));
        await station.DeliverAsync();
        station.Sink.BehaveAgain();
        await PublishAndPollAsync("/wire", Later, Recent, new RssItem("Lavrov is back", "3"));
        await EditAsync(Wire, Rules, "recipients: [{ name: Desk, email: office@desk.internal }]");
        await station.DeliverAsync(all: true);

        MailsTo("desk").ShouldBe(["Lavrov lands in Oslo", "Lavrov leaves Oslo"]);
        MailsTo("office").ShouldBe(["Lavrov is back"]);
    }

    [Fact]
    public async Task Recipient_with_other_rules_gets_them_for_what_is_found_from_then_on()
    {
        const string TwoRules = "rules: [{ name: Lavrov, query: Lavrov }, { name: Oslo, query: Oslo }]";
        const string OneWanted = "recipients: [{ name: Desk, email: desk@desk.internal, rules: [Oslo] }]";
        await PublishAndPollAsync("/wire", Later, Recent);
        await EditAsync(Wire, TwoRules, OneWanted);
        await PublishAndPollAsync("/wire", new RssItem("Lavrov is back", "3"), Later, Recent);
        await station.DeliverAsync();

        (await station.AlertsAsync()).Where(alert => alert.Hit?.Rule == "Lavrov").Select(alert => alert.Status).ShouldBe([AlertStatus.Accepted, AlertStatus.Accepted]);
        Told.ShouldNotContain("Lavrov is back");
    }

    [Fact]
    public async Task Recipient_removed_gets_what_was_fixed_and_nothing_else()
    {
        await PublishAndPollAsync("/wire", Later, Recent);
        await EditAsync(Wire, Rules, "recipients: [{ name: Night, email: night@desk.internal }]");
        await station.DeliverAsync();

        Told.Count.ShouldBe(1);
        (await station.AlertsAsync()).Single(alert => alert.Status == AlertStatus.Cancelled).Reason!.ShouldContain("recipient was removed");
    }

    /// <summary>Titles of the stories in the mails, in their order.</summary>
    private List<string> Told => Titles(station.Sink.Mails);

    private List<string> MailsTo(string name) => Titles(station.Sink.Mails.Where(mail => mail.To.Contains($"{name}@desk.internal")));

    private static List<string> Titles(IEnumerable<ReceivedMail> mails)
    {
        string[] titles = ["Lavrov lands in Oslo", "Lavrov leaves Oslo", "Lavrov in Oslo, says another", "Oslo prepares", "Lavrov is back"];
        return [.. mails.Select(mail => mail.Parse().TextBody!.Replace("*", string.Empty, StringComparison.Ordinal)).SelectMany(text => titles.Where(title => text.Contains(title, StringComparison.Ordinal)))];
    }

    private Task EditAsync(params string[] parts)
    {
        var result = new ConfigurationReader(_ => null).Read(string.Join('\n', parts), "feedwatch.yaml");
        station.Watch = result.ShouldBeOfType<ConfigurationResult.Valid>(result.ToString()).Configuration;
        return station.CatchUpAsync();
    }

    private Task<PollReport> PublishAndPollAsync(string path, params RssItem[] items)
    {
        station.Server.Answer(path, LoopbackReply.Ok(RssDocument.Of(items)));
        return station.PollAsync(all: true);
    }
}

public sealed class InMemoryEditTests : EditTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteEditTests : EditTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
