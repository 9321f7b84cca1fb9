using FeedWatch.Configuration;
using FeedWatch.Host.Init;
using FeedWatch.Host.Tests.Support;

namespace FeedWatch.Host.Tests.Init;

public sealed class InitCommandTests
{
    [Fact]
    public async Task Without_a_terminal_a_commented_file_is_written_that_can_be_used()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("init");
        result.ExitCode.ShouldBe(0);
        var watch = Read(workplace);
        watch.Feeds.Count.ShouldBe(InitFiles.StarterFeeds);
        watch.Feeds.Select(feed => feed.Language).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
        watch.Rules.Select(rule => rule.Name).ShouldBe(["UN Security Council", "Lavrov"]);
        watch.Recipients.ShouldHaveSingleItem().IsOperator.ShouldBeTrue();
        (await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken)).ShouldStartWith("# yaml-language-server: $schema=./feedwatch.schema.json\n# What");
        File.Exists(workplace.PathOf("feedwatch.schema.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", "# mine\n");
        var result = await workplace.RunAsync("init", "--yes");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("is there already");
        (await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken)).ShouldBe("# mine\n");
    }

    [Fact]
    public async Task A_query_with_quotes_survives_the_file()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", StarterFile.Write([("O'Brien", "\"Conan O'Brien\" OR \"a: b\" OR C#")], "a@b.example"));
        Read(workplace).Rules.ShouldHaveSingleItem().Query.Text.ShouldBe("\"Conan O'Brien\" OR \"a: b\" OR C#");
    }

    [Fact]
    public async Task A_password_goes_to_a_file_that_only_its_owner_reads()
    {
        await using var workplace = new Workplace();
        var mail = new MailSettings(new Dictionary<string, string> { ["From"] = "a@b.example", ["Smtp:Host"] = "mail.b.example", ["Smtp:User"] = "a" }, "Smtp:Password", "s3cret");
        await new InitFiles(workplace.WatchFile, workplace.DataFolder).WriteAsync([("A", "Lavrov")], "a@b.example", mail, TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(workplace.PathOf("feedwatch.settings.json"), TestContext.Current.CancellationToken)).ShouldNotContain("s3cret");
        await using var services = workplace.Compose();
        var configuration = (Microsoft.Extensions.Configuration.IConfiguration)services.GetService(typeof(Microsoft.Extensions.Configuration.IConfiguration))!;
        configuration["Mail:Smtp:Password"].ShouldBe("s3cret");
        configuration["Mail:Smtp:Host"].ShouldBe("mail.b.example");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(workplace.DataFolder, "mail-secret")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Nothing_is_written_if_the_file_could_not_be_used()
    {
        await using var workplace = new Workplace();
        var mail = new MailSettings(new Dictionary<string, string> { ["From"] = "a@b.example" }, "Smtp:Password", "s3cret");
        var result = await new InitFiles(workplace.WatchFile, workplace.DataFolder).WriteAsync([("A", "Lavrov"), ("A", "grain AND")], "Me <me@x.org>", mail, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConfigurationResult.Invalid>().Mistakes.Count.ShouldBe(3);
        File.Exists(workplace.WatchFile).ShouldBeFalse();
        File.Exists(workplace.PathOf("feedwatch.settings.json")).ShouldBeFalse();
        Directory.Exists(workplace.DataFolder).ShouldBeFalse();
    }

    private static WatchConfiguration Read(Workplace workplace) =>
        new ConfigurationReader(_ => null).ReadFile(workplace.WatchFile).ShouldBeOfType<ConfigurationResult.Valid>().Configuration;
}
