using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>Warnings leave Bicep's exit code at 0: a single line on stderr is a failure here.</summary>
public sealed class CompilationTests(Support.Infra infra)
{
    [Fact]
    public void The_compiler_has_nothing_to_say() => ShouldBeSilent(infra.Build);

    [Fact]
    public async Task The_linter_has_nothing_to_say() =>
        ShouldBeSilent(await BicepCli.RunAsync(ParameterValues.Least, "lint", Repository.File("infra", "main.bicep")));

    [Fact]
    public async Task The_parameters_fit() =>
        ShouldBeSilent(await BicepCli.RunAsync(ParameterValues.Least, "build-params", Repository.File("infra", "main.bicepparam"), "--stdout"));

    [Fact]
    public async Task Every_file_is_formatted()
    {
        var copy = infra.CopyTo("formatted");
        ShouldBeSilent(await BicepCli.RunAsync(ParameterValues.Least, "format", "--pattern", Path.Combine(copy, "**", "*.bicep*")));
        foreach (var file in Directory.EnumerateFiles(copy, "*.bicep*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(copy, file);
            (await File.ReadAllTextAsync(file)).ShouldBe(await File.ReadAllTextAsync(Repository.File("infra", name)), name);
        }
    }

    [Fact]
    public async Task A_value_that_is_not_set_is_named_before_anything_is_deployed()
    {
        var noContact = ParameterValues.Least.ToDictionary();
        noContact.Remove("FEEDWATCH_CONTACT");
        var result = await BicepCli.RunAsync(noContact, "build-params", Repository.File("infra", "main.bicepparam"), "--stdout");
        result.ExitCode.ShouldNotBe(0);
        result.Errors.ShouldContain("FEEDWATCH_CONTACT");
    }

    private static void ShouldBeSilent(BicepResult result)
    {
        result.Errors.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
    }
}
