using FeedWatch.Configuration;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class ConfigPushTests
{
    [Fact]
    public async Task The_first_push_makes_the_blob_and_all_of_it_is_new()
    {
        await using var workplace = new Workplace().WithBlob().Watching();
        var result = await workplace.RunAsync("config", "push");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Lines.Count.ShouldBe(3);
        result.ErrorLines.ShouldContain(line => line.StartsWith("Pushed to http://127.0.0.1:", StringComparison.Ordinal) && line.EndsWith($"/{workplace.BlobPath}: in use within a minute.", StringComparison.Ordinal));
        (await TextAsync(workplace)).ShouldBe(await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_text_is_pushed_once()
    {
        await using var workplace = new Workplace().WithBlob().Watching();
        await workplace.RunAsync("config", "push");
        var before = await workplace.BlobAsync();
        var result = await workplace.RunAsync("config", "push");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("There is nothing to push: ");
        (await workplace.BlobAsync()).Tag.ShouldBe(before.Tag);
    }

    [Fact]
    public async Task A_push_over_someone_elses_is_refused_until_it_was_looked_at()
    {
        await using var workplace = new Workplace().WithBlob().Watching();
        await workplace.RunAsync("config", "push");
        const string Theirs = "feeds: [https://wire.example/theirs]\n";
        await workplace.PutAsync(Theirs);
        workplace.Watching("grain");

        var refused = await workplace.RunAsync("config", "push");
        refused.ExitCode.ShouldBe(1);
        refused.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("Nothing was pushed: someone else has changed http://127.0.0.1:");
        (await TextAsync(workplace)).ShouldBe(Theirs);

        (await workplace.RunAsync("config", "diff")).Lines.ShouldContain("removed\tfeed\twire.example/theirs\t\t");
        (await workplace.RunAsync("config", "push")).ExitCode.ShouldBe(0);
        (await TextAsync(workplace)).ShouldContain("query: 'grain'");
    }

    [Fact]
    public async Task A_file_with_mistakes_is_not_pushed()
    {
        await using var workplace = new Workplace().WithBlob().Watching("Lavrov AND");
        (await workplace.RunAsync("config", "push")).ExitCode.ShouldBe(2);
        (await workplace.BlobAsync()).ShouldBeOfType<WatchText.Unreadable>().Tag.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_environment_fills_in_stays_out_of_the_blob()
    {
        Environment.SetEnvironmentVariable("FW_PUSH_SET", "s3cret");
        await using var workplace = new Workplace().WithBlob();
        workplace.Write("feedwatch.yaml", "feeds: [{ url: 'https://wire.example/a', headers: { X-A: '${FW_PUSH_SET}', X-B: '${FW_PUSH_UNSET}' } }]\n");

        var result = await workplace.RunAsync("config", "push");

        result.ExitCode.ShouldBe(0, result.Error);
        result.ErrorLines.ShouldContain("warning: FW_PUSH_UNSET is not set here. It is filled in where FeedWatch runs, so it must be set there.");
        (await TextAsync(workplace)).ShouldContain("${FW_PUSH_SET}");
        (result.Output + result.Error + await TextAsync(workplace)).ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_text_that_cannot_be_used_is_compared_with_what_was_last_in_use_and_pushed_over()
    {
        await using var workplace = new Workplace().WithBlob().Watching();
        workplace.Publish(new RssItem("A", "1"));
        await workplace.RunAsync("config", "push");
        (await workplace.RunAsync("poll")).ExitCode.ShouldBe(0);
        await workplace.PutAsync("rulez: []\n");

        var compared = await workplace.RunAsync("config", "diff");
        compared.Output.ShouldBeEmpty("the last valid copy says the same");
        compared.Error.ShouldContain("What lies there now cannot be used");

        (await workplace.RunAsync("config", "push")).ExitCode.ShouldBe(0);
        (await TextAsync(workplace)).ShouldContain("name: Lavrov");
    }

    [Fact]
    public async Task The_other_commands_use_the_blob_and_not_the_file()
    {
        await using var workplace = new Workplace().WithBlob().Watching();
        workplace.Publish(new RssItem("A", "1"));
        await workplace.RunAsync("config", "push");
        workplace.Write("feedwatch.yaml", "feeds: [https://wire.example/another]\n");

        (await workplace.RunAsync("poll")).Lines[0].ShouldStartWith("1 feeds polled: 0 unchanged, 0 failed. 1 new stories");
        (await workplace.RunAsync("feeds")).Lines.ShouldHaveSingleItem().ShouldStartWith("ok\tWire\t");
    }

    [Fact]
    public async Task A_query_is_tried_with_the_aliases_of_the_blob_where_there_is_no_file()
    {
        await using var workplace = new Workplace().WithBlob();
        await workplace.PutAsync("feeds: [https://wire.example/a]\naliases: { minister: Lavrov }\n");
        (await workplace.RunAsync("try", "@minister", "--full")).Error.ShouldBe("understood as: Lavrov\n");
    }

    [Fact]
    public async Task A_bad_edit_leaves_the_last_valid_copy_in_force()
    {
        await using var workplace = new Workplace().WithBlob().Watching();
        workplace.Publish(new RssItem("A", "1"));
        await workplace.RunAsync("config", "push");
        (await workplace.RunAsync("poll")).ExitCode.ShouldBe(0);
        await workplace.PutAsync("rulez: []\n");

        var result = await workplace.RunAsync("poll", "--all");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("rulez");
        result.Lines[0].ShouldStartWith("1 feeds polled: 1 unchanged");
    }

    [Fact]
    public async Task A_wrong_Watch_Blob_is_told_before_anything_is_done()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Set("Watch:Blob=feedwatch.yaml");
        var result = await workplace.RunAsync("config", "push");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("Watch:Blob: 'feedwatch.yaml' is neither https://");
    }

    private static async Task<string> TextAsync(Workplace workplace) => (await workplace.BlobAsync()).ShouldBeOfType<WatchText.Text>().Yaml;
}
