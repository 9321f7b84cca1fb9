using FeedWatch.Alerting;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using FeedWatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class AlertsCommandTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Alert OfHit = Waiting("aaaa1111bbbb2222cccc3333") with { Hit = HostileStory.Hit.Key with { Rule = "Lavrov" } };
    private static readonly Alert OfNotice = Waiting("aaaa9999bbbb2222cccc3333") with
    {
        Notice = new Notice(NoticeKind.FeedOverLimit, "Wire", "The feed Wire is larger than FeedWatch reads.", 1),
        CreatedAt = Noon.AddMinutes(-1),
    };

    [Fact]
    public async Task Piped_alerts_are_lines_with_tabs_latest_first()
    {
        await using var workplace = await WithAlertsAsync(OfHit, OfNotice);
        (await workplace.RunAsync("alerts")).Output.ShouldBe(
            "aaaa1111\twaiting\tDesk\t2026-03-01T12:00:00Z\tLavrov\tLavrov in Geneva\t\n"
            + "aaaa9999\twaiting\tDesk\t2026-03-01T11:59:00Z\tfeedOverLimit\tThe feed Wire is larger than FeedWatch reads.\t\n");
    }

    [Fact]
    public async Task Json_alerts_keep_their_shape()
    {
        await using var workplace = await WithAlertsAsync(OfHit);
        (await workplace.RunAsync("alerts", "--json")).Output.ShouldBe(
            """{"id":"aaaa1111bbbb2222cccc3333","status":"waiting","recipient":"Desk","createdAt":"2026-03-01T12:00:00+00:00","dueAt":"2026-03-01T12:00:00+00:00","rule":"Lavrov","storyId":"hostile","title":"Lavrov in Geneva","link":"https://wire.example/2","resends":0}""" + "\n");
    }

    [Fact]
    public async Task An_alert_is_cancelled_by_the_beginning_of_its_id()
    {
        await using var workplace = await WithAlertsAsync(OfHit, OfNotice);
        var result = await workplace.RunAsync("alerts", "cancel", "aaaa1");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBe("1 cancelled.\n");
        (await workplace.RunAsync("alerts", "--status", "cancelled")).Lines.ShouldHaveSingleItem().ShouldEndWith("\tcancelled by hand");
    }

    [Fact]
    public async Task A_cancelled_alert_can_be_sent_again()
    {
        await using var workplace = await WithAlertsAsync(OfHit);
        await workplace.RunAsync("alerts", "cancel", "aaaa1");
        (await workplace.RunAsync("alerts", "resend", "aaaa1")).ExitCode.ShouldBe(0);
        (await workplace.RunAsync("alerts", "--json")).Output.ShouldContain("\"status\":\"waiting\"");
    }

    [Fact]
    public async Task An_id_that_could_be_several_alerts_changes_nothing()
    {
        await using var workplace = await WithAlertsAsync(OfHit, OfNotice);
        var result = await workplace.RunAsync("alerts", "cancel", "aaaa", "bbbb");
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldBe(["Several alerts begin with aaaa; give more of the id.", "No alert begins with bbbb; `feedwatch alerts` lists them."]);
        (await workplace.RunAsync("alerts", "--status", "waiting")).Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_not_refused_is_not_sent_again_with_the_refused()
    {
        await using var workplace = await WithAlertsAsync(OfHit);
        var result = await workplace.RunAsync("alerts", "resend", "--refused");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("0 of 0 will be sent again");
    }

    [Fact]
    public async Task Resend_wants_to_know_what()
    {
        await using var workplace = new Workplace();
        (await workplace.RunAsync("alerts", "resend")).ExitCode.ShouldBe(2);
        (await workplace.RunAsync("alerts", "resend", "aaaa", "--refused")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_status_is_refused_with_those_there_are()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("alerts", "--status", "lost");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("in-mail");
    }

    [Fact]
    public async Task A_hostile_title_stays_text_in_the_table()
    {
        await using var workplace = await WithAlertsAsync(HostileStory.Hit, OfHit with { Hit = HostileStory.Hit.Key });
        using var console = new TestConsole();
        await workplace.RunAsync(console, "alerts");
        HostileText.ShouldBeHarmless(console.Output);
        console.Output.ShouldContain("aaaa1111");
    }

    private static Alert Waiting(string id) => new() { Id = new AlertId(id), Recipient = new RecipientId("Desk"), CreatedAt = Noon, DueAt = Noon };

    private static Task<Workplace> WithAlertsAsync(params IReadOnlyList<Alert> alerts) =>
        WithAlertsAsync(HostileStory.Hit with { Key = new("Lavrov", new StoryId("hostile")), Title = "Lavrov in Geneva", Link = new Uri("https://wire.example/2"), Places = [] }, alerts);

    private static async Task<Workplace> WithAlertsAsync(Hit hit, params IReadOnlyList<Alert> alerts)
    {
        var workplace = new Workplace().Watching();
        await using var services = workplace.Compose();
        await services.GetRequiredService<IHitStore>().AddAsync([hit], TestContext.Current.CancellationToken);
        await services.GetRequiredService<IOutbox>().AddAsync(alerts, TestContext.Current.CancellationToken);
        return workplace;
    }
}
