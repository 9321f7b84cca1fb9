using FeedWatch.Delivering;
using FeedWatch.Fetching;
using FeedWatch.Host.Settings;
using FeedWatch.Host.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace FeedWatch.Host.Tests.Settings;

public sealed class SettingsLayersTests
{
    [Fact]
    public async Task The_command_line_is_stronger_than_the_environment_and_that_than_files()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.settings.json", """{ "LayerTest": { "A": "file", "B": "file", "C": "file", "D": "file" } }""");
        Environment.SetEnvironmentVariable("LayerTest__B", "environment");
        Environment.SetEnvironmentVariable("LayerTest__C", "environment");
        Environment.SetEnvironmentVariable("FEEDWATCH_LayerTest__C", "prefixed");
        Environment.SetEnvironmentVariable("LayerTest__D", "environment");

        var section = Read(workplace, "LayerTest:D=command line").GetSection("LayerTest");

        (section["A"], section["B"], section["C"], section["D"]).ShouldBe(("file", "environment", "prefixed", "command line"));
    }

    [Fact]
    public async Task A_secret_is_read_from_the_file_that_its_setting_names()
    {
        await using var workplace = new Workplace();
        var secret = workplace.Write("secret", "s3cret with space \r\n");
        Read(workplace, $"SecretTest:Smtp:Password_FILE={secret}")["SecretTest:Smtp:Password"].ShouldBe("s3cret with space ");
    }

    [Fact]
    public async Task A_secret_file_that_cannot_be_read_is_a_mistake_that_names_it()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("hits", "--set", "Mail:Smtp:Password_FILE=/does/not/exist");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("Mail:Smtp:Password_FILE: cannot read /does/not/exist");
    }

    [Fact]
    public async Task What_is_not_section_key_and_value_is_refused()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("hits", "--set", "Interval");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldBe("--set Interval: write it as Section:Key=Value, for example --set Mail:Smtp:Host=mail.example.org.");
    }

    [Theory]
    [InlineData("Poll:Interval=00:00:01", "Interval")]
    [InlineData("Poll:Interval=often", "Poll:Interval")]
    [InlineData("Politeness:MaxConcurrent=0", "MaxConcurrent")]
    [InlineData("Mail:Transport=Smtp", "Mail:Smtp:Host")]
    [InlineData("Fetch:AllowPrivate:1=not/an/address", "AllowPrivate")]
    public async Task A_setting_out_of_range_stops_the_command_with_a_clear_line(string set, string named)
    {
        await using var workplace = new Workplace();
        var result = await workplace.Watching().RunAsync("poll", "--set", set);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(named);
        result.Error.ShouldNotContain("   at ");
        result.Error.ShouldNotContain("Exception");
        Directory.Exists(workplace.DataFolder).ShouldBeFalse("nothing is begun with wrong settings");
    }

    [Fact]
    public async Task A_settings_file_that_is_no_json_is_named()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.settings.json", "{ \"Poll\": ");
        var result = await workplace.RunAsync("hits");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("feedwatch.settings.json: ");
    }

    [Fact]
    public void The_shipped_file_says_the_defaults()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        shipped.GetSection(PollOptions.Section).Get<PollOptions>().ShouldBeEquivalentTo(new PollOptions());
        shipped.GetSection(FetchOptions.Section).Get<FetchOptions>().ShouldBeEquivalentTo(new FetchOptions());
        shipped.GetSection(PolitenessOptions.Section).Get<PolitenessOptions>().ShouldBeEquivalentTo(new PolitenessOptions());
        shipped.GetSection(DeliveryOptions.Section).Get<DeliveryOptions>().ShouldBeEquivalentTo(new DeliveryOptions());
    }

    private static IConfiguration Read(Workplace workplace, string set) =>
        ((SettingsResult.Read)SettingsLayers.Read(workplace.WatchFile, workplace.DataFolder, [set], isVerbose: false)).Settings.Configuration;
}
