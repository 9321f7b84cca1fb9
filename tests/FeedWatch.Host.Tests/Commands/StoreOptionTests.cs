using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using FeedWatch.Testing.Azure;

namespace FeedWatch.Host.Tests.Commands;

public sealed class StoreOptionTests
{
    private static readonly RssItem Old = new("Ferry timetable", "1", "https://wire.example/1");
    private static readonly RssItem New = new("Lavrov in Geneva", "2", "https://wire.example/2", "He took no questions.");

    [Fact]
    public async Task Commands_work_on_a_storage_account_as_on_a_database()
    {
        await using var workplace = new Workplace().OnAzure().Watching();
        workplace.Set("Mail:Transport=Folder");
        workplace.Publish(Old);
        (await workplace.RunAsync("poll")).ExitCode.ShouldBe(0);
        workplace.Publish(New, Old);

        var polled = await workplace.RunAsync("poll", "--all");

        polled.Lines[0].ShouldStartWith("1 feeds polled: 0 unchanged, 0 failed. 1 new stories, 0 edited. 1 hit.", customMessage: polled.Error);
        polled.Lines[1].ShouldStartWith("1 emails sent, 0 to be tried again, 0 refused.");
        (await workplace.RunAsync("hits")).Lines.ShouldHaveSingleItem().ShouldContain("Lavrov in Geneva");
        (await workplace.RunAsync("alerts")).Lines.ShouldHaveSingleItem().ShouldContain("\taccepted\tDesk\t");
        (await workplace.RunAsync("feeds")).Lines.ShouldHaveSingleItem().ShouldStartWith("ok\tWire\t");
        (await workplace.RunAsync("try", "lavrov", "--since", "1d")).Lines.ShouldHaveSingleItem();
        File.Exists(Path.Combine(workplace.DataFolder, "feedwatch.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_mail_server_alerts_of_others_wait_and_the_poll_says_so()
    {
        await using var workplace = new Workplace().OnAzure().Watching();
        workplace.Publish(Old);
        await workplace.RunAsync("poll");
        workplace.Publish(New, Old);

        (await workplace.RunAsync("poll", "--all")).ErrorLines.ShouldHaveSingleItem().ShouldStartWith("Alerts are kept and wait: no mail server is configured.");

        (await workplace.RunAsync("alerts")).Lines.ShouldHaveSingleItem().ShouldContain("\twaiting\tDesk\t");
        workplace.Emails.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_option_is_stronger_than_the_setting()
    {
        await using var workplace = new Workplace().OnAzure().Watching();
        var result = await workplace.RunAsync("hits", "--store", "nonsense");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("Store:Account is neither https://ACCOUNT.table.core.windows.net nor a connection string.");
    }

    [Fact]
    public async Task A_daemon_holds_no_lock_there_and_others_may_poll_beside_it()
    {
        await using var workplace = new Workplace().OnAzure().Watching();
        workplace.Publish(Old);
        await using var daemon = FeedWatchProcess.Start(["run", .. workplace.CommonArguments]);
        await daemon.ReadLogUntilAsync("Polled 1 feeds");

        (await workplace.RunAsync("poll", "--all")).Lines[0].ShouldStartWith("1 feeds polled: 1 unchanged");

        (await daemon.TerminateAsync()).ShouldBe(0);
        Directory.EnumerateFiles(workplace.DataFolder, "*.lock").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_cannot_be_reached_is_one_clear_line()
    {
        await using var workplace = new Workplace().OnAzure().Watching();
        workplace.Set("Store:Retries=0");
        var result = await workplace.RunAsync("hits", "--store", Azurite.Shared.ConnectionString.Replace($":{Azurite.Shared.Tables.Port}/", ":1/", StringComparison.Ordinal));
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("cannot be reached: Connection refused");
    }

    [Fact]
    public async Task What_is_forbidden_is_one_clear_line()
    {
        await using var workplace = new Workplace().OnAzure().Watching();
        var result = await workplace.RunAsync("alerts", "--store", Azurite.Shared.ConnectionString.Replace("AccountKey=Eby8", "AccountKey=Fby8", StringComparison.Ordinal));
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldHaveSingleItem().ShouldMatch("^The table h[0-9]+xAlerts of the storage account devstoreaccount1 (may not be used|refuses the key)");
    }
}
