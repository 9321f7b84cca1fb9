using System.Net;
using System.Text.Json.Nodes;
using FeedWatch.Testing;
using FeedWatch.Testing.Functions;
using FeedWatch.Testing.Http;

namespace FeedWatch.Host.Tests.Functions;

/// <summary>The whole of it: the published program, called as the Functions host calls it, on Azure's storage.</summary>
public sealed class PublishedAppTests
{
    public PublishedAppTests() => Assert.SkipUnless(PublishedApp.RunsHere, "The published program runs on Linux on x64 only.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_becomes_a_mail_from_the_timer_through_both_queues()
    {
        await using var rig = new FunctionsRig();
        rig.Newspaper.Answer("/wire", LoopbackReply.Ok(RssDocument.Of(FunctionsRig.Story("Lavrov speaks"), FunctionsRig.Story("Weather"))));
        await rig.PutConfigurationAsync();
        await rig.StartAsync();
        (await rig.Host.TriggerAsync("schedule", Token)).ShouldBeOfType<HandlerAnswer.Succeeded>();
        await rig.UntilAsync(() => rig.Host.Journal.Succeeded("deliver") > 0);
        rig.Sink.Mails.Single().Parse().Subject!.ShouldContain("Lavrov speaks");
        (await rig.Host.TriggerAsync("sweep", Token)).ShouldBeOfType<HandlerAnswer.Succeeded>();

        await ShouldShowTheHitAsync(rig);
        rig.Host.Journal.Hangs.ShouldBeEmpty();
        rig.Host.Journal.Poisoned.ShouldBeEmpty();
        rig.Host.Errors.ShouldBeEmpty();
        rig.Host.Output.Skip(1).ShouldAllBe(line => line.Contains("-0000-", StringComparison.Ordinal), "each line names its invocation");
    }

    [Fact]
    public async Task Killed_while_it_polls_the_next_process_takes_the_message_up()
    {
        await using var rig = new FunctionsRig();
        var begun = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        rig.Newspaper.Answer("/wire", _ =>
        {
            begun.TrySetResult();
            return LoopbackReply.Ok(string.Empty).HeldBeforeHead(never.Task);
        });
        await rig.PutConfigurationAsync();
        await rig.StartAsync(options => options with { MessageLock = TimeSpan.FromSeconds(2) });
        await rig.Host.TriggerAsync("schedule", Token);
        await begun.Task.WaitAsync(Token);
        rig.Newspaper.Answer("/wire", LoopbackReply.Ok(RssDocument.Of(FunctionsRig.Story("Lavrov speaks"))));
        await rig.Host.KillAndStartAsync(0, Token);
        await rig.UntilAsync(() => rig.Host.Journal.Succeeded("deliver") > 0);
        rig.Sink.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_read_is_tried_and_goes_to_the_poison_queue_with_its_reason_in_the_log()
    {
        await using var rig = new FunctionsRig();
        await rig.EnqueueAsync("poll", "a message of somebody else");
        await rig.StartAsync();
        await rig.UntilAsync(() => rig.Host.Journal.Poisoned.Count > 0);
        rig.Host.Journal.Poisoned.ShouldBe(["a message of somebody else"]);
        rig.Host.Journal.Failed("poll").ShouldBe(5);
        rig.Host.Errors.Count(line => line.Contains("cannot be read", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public async Task Without_a_configuration_the_functions_fail_and_with_one_they_go_on_without_a_mail_key()
    {
        await using var rig = new FunctionsRig();
        rig.Newspaper.Answer("/wire", LoopbackReply.Ok(RssDocument.Of(FunctionsRig.Story("Lavrov speaks"))));
        await rig.PutAsync("feeds: 7");
        await rig.StartAsync(options => options with { Settings = FunctionsRig.WithoutMail(options) });
        (await rig.Host.TriggerAsync("schedule", Token)).ShouldBe(new HandlerAnswer.Failed(HttpStatusCode.InternalServerError));
        (await rig.Host.GetAsync("/api/health", Token)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        // Looked at once a minute by a process: another one reads it at once.
        await rig.PutConfigurationAsync();
        await rig.Host.KillAndStartAsync(0, Token);
        await rig.Host.TriggerAsync("schedule", Token);
        await rig.UntilAsync(() => rig.Host.Journal.Succeeded("poll") > 0);
        var (status, body) = await rig.Host.GetAsync("/api/health", Token);
        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldContain("Mail__SendGrid__ApiKey");
        rig.Sink.Mails.ShouldBeEmpty();
        (await rig.Host.GetAsync("/api/hits", Token)).Body.ShouldContain("Lavrov speaks");
    }

    private static async Task ShouldShowTheHitAsync(FunctionsRig rig)
    {
        var (status, hits) = await rig.Host.GetAsync("/api/hits?rule=Lavrov", Token);
        status.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(hits)!.AsArray().Single()!["title"]!.GetValue<string>().ShouldBe("Lavrov speaks");
        var asJson = (await rig.Host.GetAsJsonAsync("web", "/api/hits?rule=Lavrov", Token)).ShouldBeOfType<HandlerAnswer.Succeeded>();
        asJson.Outputs!["res"]!["body"]!.GetValue<string>().ShouldBe(hits);
        var health = await rig.Host.GetAsync("/api/health", Token);
        health.Status.ShouldBe(HttpStatusCode.OK, health.Body);
    }
}
