using FeedWatch.Adapters.Queueing;
using FeedWatch.Host.Functions;
using FeedWatch.Host.Functions.Handling;
using FeedWatch.Host.Functions.Pages;
using FeedWatch.Testing;
using FeedWatch.Testing.Functions;

namespace FeedWatch.Host.Tests.Functions.Handling;

/// <summary>host.json, the folders of the functions and the program say the same.</summary>
public sealed class FunctionFilesTests : IDisposable
{
    private readonly DevelopmentApp app = DevelopmentApp.Create();
    private readonly FunctionTable table = FunctionTable.Of(new Lazy<FeedWatchFunctions>(), new Lazy<WebPages>());

    public void Dispose() => app.Dispose();

    [Fact]
    public void Each_folder_has_a_function_and_each_function_a_folder() =>
        app.Hosted.Functions.Select(function => function.Name).ShouldBe(table.Functions.Keys, ignoreOrder: true);

    [Fact]
    public void The_program_reads_each_trigger_by_the_name_that_the_host_gives_it()
    {
        foreach (var function in app.Hosted.Functions)
        {
            table.Functions[function.Name].Trigger.ShouldBe(function.Trigger.Name);
        }
    }

    [Fact]
    public void The_program_writes_to_the_queues_that_the_host_reads()
    {
        var options = new WorkQueueOptions();
        app.Hosted["poll"].Trigger.QueueName.ShouldBe(options.Poll);
        app.Hosted["deliver"].Trigger.QueueName.ShouldBe(options.Deliver);
        app.Hosted.Functions.Where(function => function.Trigger.QueueName is not null).ShouldAllBe(function => function.Trigger.Connection == "AzureWebJobsStorage");
        app.Hosted.Host.IsBase64.ShouldBeTrue();
    }

    [Fact]
    public void Timers_run_by_utc_with_seconds_are_watched_and_do_not_run_at_start()
    {
        app.Hosted["schedule"].Trigger.Schedule.ShouldBe("0 * * * * *");
        app.Hosted["sweep"].Trigger.Schedule.ShouldBe("30 */5 * * * *");
        app.Hosted.Functions.Where(function => function.Trigger.Type == "timerTrigger")
            .ShouldAllBe(function => function.Trigger.UseMonitor == true && function.Trigger.RunOnStartup == false);
    }

    [Fact]
    public void The_http_function_is_passed_on_as_it_is_and_wants_a_key()
    {
        var web = app.Hosted["web"];
        web.Bindings.Select(binding => (binding.Type, binding.Direction)).ShouldBe([("httpTrigger", "in"), ("http", "out")]);
        web.Trigger.AuthLevel.ShouldBe("function");
        web.Trigger.Methods.ShouldBe(["get"]);
        web.Trigger.Route.ShouldBe("{*path}");
        web.Bindings[1].Name.ShouldBe(InvocationOutputs.Response);
        app.Hosted.Host.PassesRequestsOn.ShouldBeTrue();
        $"/{app.Hosted.Host.RoutePrefix}".ShouldBe(PageRequest.Prefix);
    }

    [Fact]
    public void We_stop_before_the_host_kills_us()
    {
        app.Hosted.Host.FunctionTimeout.ShouldBe(InvocationTime.OfHost);
        InvocationTime.OfWork.ShouldBeLessThan(InvocationTime.OfAnswer);
        InvocationTime.OfAnswer.ShouldBeLessThan(InvocationTime.OfHost);
    }

    [Fact]
    public void The_host_starts_the_program_as_its_handler()
    {
        app.Hosted.Host.Executable.ShouldBe("feedwatch");
        app.Hosted.Host.Arguments.ShouldBe(["functions"]);
        app.Hosted.Host.BundleVersion.ShouldBe("[4.0.0, 5.0.0)");
        app.Hosted.Host.MaxDequeueCount.ShouldBe(5);
        app.Hosted.Host.VisibilityTimeout.ShouldBe(TimeSpan.FromSeconds(30));
    }
}
