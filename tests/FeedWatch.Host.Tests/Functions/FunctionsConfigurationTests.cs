using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Host.Functions;
using FeedWatch.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Host.Tests.Functions;

public sealed class FunctionsConfigurationTests : IDisposable
{
    private const string Good = """
        feeds: [https://wire.example/a]
        recipients: [{ name: Desk, email: desk@example.org }]
        operators: [Desk]
        """;

    private const string Better = Good + "\nrules: [{ name: Lavrov, query: Lavrov }]\n";
    private const string Bad = Good + "\nrulez: []\n";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly StringWriter log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task An_edit_of_the_blob_is_taken_up_a_minute_after_the_last_look()
    {
        await using var workplace = new Workplace().WithBlob();
        await workplace.PutAsync(Good);
        await using var process = Start(workplace);
        (await GetAsync(process)).ShouldNotBeNull().Rules.ShouldBeEmpty();
        await workplace.PutAsync(Better);

        time.Advance(TimeSpan.FromSeconds(59));
        (await GetAsync(process)).ShouldNotBeNull().Rules.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(1));
        (await GetAsync(process)).ShouldNotBeNull().Rules.ShouldHaveSingleItem();
        log.ToString().ShouldContain("was changed and is in use: 1 feeds, 1 rules, 1 recipients");
    }

    [Fact]
    public async Task A_bad_edit_changes_nothing_and_the_operators_are_told_once()
    {
        await using var workplace = new Workplace().WithBlob();
        await workplace.PutAsync(Good);
        await using var process = Start(workplace);
        var before = await GetAsync(process);
        await workplace.PutAsync(Bad);

        for (var look = 0; look < 3; look++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            (await GetAsync(process)).ShouldBeSameAs(before);
        }

        Configuration(process).Problems.ShouldHaveSingleItem().ShouldContain("rulez");
        var alert = (await AlertsAsync(process)).ShouldHaveSingleItem();
        alert.Notice.ShouldNotBeNull().Kind.ShouldBe(NoticeKind.Configuration);
        alert.Notice.Text.ShouldContain("rulez");
        log.ToString().Split("rulez").Length.ShouldBe(2, "the log says it once");
    }

    [Fact]
    public async Task A_process_that_starts_after_a_bad_edit_goes_on_with_the_last_valid_copy_and_tells_the_operators()
    {
        await using var workplace = new Workplace().WithBlob();
        await workplace.PutAsync(Good);
        await using (var process = Start(workplace))
        {
            await GetAsync(process);
        }

        await workplace.PutAsync(Bad);
        await using var next = Start(workplace);

        (await GetAsync(next)).ShouldNotBeNull().Recipients.ShouldHaveSingleItem();

        Configuration(next).Problems.ShouldHaveSingleItem().ShouldContain("rulez");
        (await AlertsAsync(next)).ShouldHaveSingleItem().Recipient.Value.ShouldBe("Desk");
    }

    [Fact]
    public async Task Without_any_valid_text_there_is_none_until_one_is_there()
    {
        await using var workplace = new Workplace().WithBlob();
        await using var process = Start(workplace);

        (await GetAsync(process)).ShouldBeNull();
        Configuration(process).Problems.ShouldHaveSingleItem().ShouldContain("There is no such blob.");

        await workplace.PutAsync(Good);
        time.Advance(TimeSpan.FromMinutes(1));
        (await GetAsync(process)).ShouldNotBeNull();
        Configuration(process).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_single_look_that_fails_is_told_to_nobody()
    {
        await using var workplace = new Workplace().WithBlob();
        await workplace.PutAsync(Good);
        await using var process = Start(workplace);
        var before = await GetAsync(process);
        await workplace.RemoveBlobAsync();
        time.Advance(TimeSpan.FromMinutes(1));

        (await GetAsync(process)).ShouldBeSameAs(before);

        Configuration(process).Problems.ShouldBeEmpty();
        (await AlertsAsync(process)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_the_package_is_used_and_no_copy_is_kept_of_it()
    {
        await using var workplace = new Workplace().OnAzure().Watching();
        await using var process = Start(workplace);

        (await GetAsync(process)).ShouldNotBeNull().Rules.ShouldHaveSingleItem();

        Directory.Exists(workplace.DataFolder).ShouldBeFalse();
    }

    private static Task<WatchConfiguration?> GetAsync(IServiceProvider process) => Configuration(process).GetAsync(Token);

    private static FunctionsConfiguration Configuration(IServiceProvider process) => process.GetRequiredService<FunctionsConfiguration>();

    private static async Task<List<Alert>> AlertsAsync(IServiceProvider process) =>
        await process.GetRequiredService<IOutbox>().FindAsync(new AlertSearch(), Token).ToListAsync(Token);

    private ServiceProvider Start(Workplace workplace) => workplace.Compose(log, time);
}
