using FeedWatch.Configuration;

namespace FeedWatch.Tests.Configuration;

public sealed class ConfigurationWatchTests : IDisposable
{
    private const string Other = "feeds: [https://example.org/other]\n";
    private const string Bad = "feeds: [nowhere]\n";

    private readonly string path = Path.GetTempFileName();
    private readonly Dictionary<string, string> environment = [];
    private readonly ConfigurationWatch watch;

    public ConfigurationWatchTests()
    {
        File.WriteAllText(path, Yaml.Feed);
        var reader = new ConfigurationReader(name => environment.GetValueOrDefault(name));
        watch = new ConfigurationWatch(reader, new FilePlace(path), reader.ReadFile(path).ShouldBeOfType<ConfigurationResult.Valid>().Configuration);
    }

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task A_file_that_nobody_edits_is_unchanged()
    {
        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
    }

    [Fact]
    public async Task An_edit_is_used_once_it_was_seen_twice()
    {
        Write(Other);

        (await LookAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
        watch.Current!.Feeds[0].Name.ShouldBe("example.org/feed");
        (await LookAsync()).ShouldBeOfType<ConfigurationChange.Changed>().Configuration.ShouldBeSameAs(watch.Current);
        watch.Current!.Feeds[0].Name.ShouldBe("example.org/other");
        (await LookAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_not_used()
    {
        foreach (var part in new[] { "feeds: [https://example.org/1]\n", "feeds: [https://example.org/2]\n", Other })
        {
            Write(part);
            (await LookAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
        }

        (await LookAsync()).ShouldBeOfType<ConfigurationChange.Changed>().Configuration.Feeds[0].Name.ShouldBe("example.org/other");
    }

    [Fact]
    public async Task A_bad_edit_keeps_what_is_in_use_and_says_so_once()
    {
        var before = watch.Current;
        Write(Bad);

        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Kept>().Mistakes[0].Text.ShouldContain("nowhere");
        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
        watch.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task Another_bad_edit_is_told_again()
    {
        Write(Bad);
        await LookTwiceAsync();
        Write("feeds: [elsewhere]\n");

        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Kept>().Mistakes[0].Text.ShouldContain("elsewhere");
    }

    [Fact]
    public async Task Putting_a_bad_edit_right_is_told_even_if_nothing_else_changed()
    {
        Write(Bad);
        await LookTwiceAsync();
        Write(Yaml.Feed);

        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Changed>().Configuration.Feeds[0].Name.ShouldBe("example.org/feed");
    }

    [Fact]
    public async Task A_file_that_is_gone_keeps_what_is_in_use_until_it_is_back()
    {
        File.Delete(path);
        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Kept>().Mistakes[0].Text.ShouldBe("There is no such file.");
        Write(Other);

        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Changed>();
    }

    [Fact]
    public async Task Where_nothing_is_in_use_the_first_look_counts()
    {
        var first = new ConfigurationWatch(new ConfigurationReader(_ => null), new FilePlace(path), current: null);

        (await first.CheckAsync(TestContext.Current.CancellationToken)).ShouldBeOfType<ConfigurationChange.Changed>().Yaml.ShouldBe(Yaml.Feed);
        first.Current.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_kept_of_earlier_is_used_until_something_valid_is_read()
    {
        var kept = watch.Current.ShouldNotBeNull();
        Write(Bad);
        var started = new ConfigurationWatch(new ConfigurationReader(_ => null), new FilePlace(path), current: null);
        (await started.CheckAsync(TestContext.Current.CancellationToken)).ShouldBeOfType<ConfigurationChange.Kept>();

        started.Resume(kept);

        started.Current.ShouldBeSameAs(kept);
        started.Mistakes.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_was_moved_away_for_a_moment_is_unchanged()
    {
        File.Delete(path);
        (await LookAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
        Write(Yaml.Feed);

        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
    }

    [Fact]
    public async Task Touching_the_file_has_the_environment_read_again()
    {
        environment["NAME"] = "first";
        Write("feeds: [{ url: https://example.org/feed, name: '${NAME}' }]");
        await LookTwiceAsync();
        environment["NAME"] = "second";
        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Changed>().Configuration.Feeds[0].Name.ShouldBe("second");
    }

    [Fact]
    public async Task Touching_a_file_that_says_the_same_changes_nothing()
    {
        await LookTwiceAsync();
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (await LookTwiceAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
    }

    private void Write(string yaml) => File.WriteAllText(path, yaml);

    private Task<ConfigurationChange> LookAsync() => watch.CheckAsync(TestContext.Current.CancellationToken);

    private async Task<ConfigurationChange> LookTwiceAsync()
    {
        (await LookAsync()).ShouldBeOfType<ConfigurationChange.Unchanged>();
        return await LookAsync();
    }
}
