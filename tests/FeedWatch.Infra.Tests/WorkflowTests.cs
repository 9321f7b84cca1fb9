using System.Text.RegularExpressions;
using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>How a commit becomes a deployment.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> EachWorkflow =>
        [.. Directory.EnumerateFiles(Repository.File(".github", "workflows"), "*.yml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(EachWorkflow))]
    public async Task Actions_are_pinned_by_hash_with_the_version_beside_it(string file)
    {
        var lines = await File.ReadAllLinesAsync(Repository.File(".github", "workflows", file));
        var uses = lines.Select(line => line.Trim().TrimStart('-').Trim()).Where(line => line.StartsWith("uses: ", StringComparison.Ordinal)).ToList();
        uses.ShouldNotBeEmpty();
        uses.ShouldAllBe(use => use.StartsWith("uses: ./", StringComparison.Ordinal) || Pinned().IsMatch(use));
    }

    [Fact]
    public void What_is_deployed_is_the_zip_that_was_built_and_tested()
    {
        var jobs = Yaml.Read(".github", "workflows", "deploy.yml")["jobs"]!;
        var build = Steps(jobs["build"]!);
        Commands(build).ShouldBe(["bash .ci/run", "dotnet run eng/publish-functions.cs"]);
        Inputs(build, "actions/upload-artifact")["path"]!.GetValue<string>().ShouldBe("artifacts/feedwatch-functions.zip");
        jobs["deploy"]!["needs"]!.GetValue<string>().ShouldBe("build");
        var deploy = Inputs(Steps(jobs["deploy"]!), "Azure/functions-action");
        deploy["package"]!.GetValue<string>().ShouldBe("feedwatch-functions.zip");
        deploy["sku"]!.GetValue<string>().ShouldBe("flexconsumption");
        deploy["remote-build"]!.ToString().ShouldBe("false");
    }

    [Fact]
    public void Only_the_job_that_deploys_may_ask_for_a_token_and_no_secret_is_stored()
    {
        var workflow = Yaml.Read(".github", "workflows", "deploy.yml");
        workflow["permissions"]!["id-token"].ShouldBeNull();
        workflow["jobs"]!["build"]!["permissions"].ShouldBeNull();
        workflow["jobs"]!["deploy"]!["permissions"]!["id-token"]!.GetValue<string>().ShouldBe("write");
        workflow.ToJsonString().ShouldNotContain("secrets.");
    }

    [Fact]
    public void A_month_does_not_pass_without_a_rebuild()
    {
        var workflow = Yaml.Read(".github", "workflows", "rebuild.yml");
        var cron = workflow["on"]!["schedule"]!.AsArray().ShouldHaveSingleItem()!["cron"]!.GetValue<string>().Split(' ');
        cron[3..].ShouldBe(["*", "*"]);
        workflow["jobs"]!["deploy"]!["uses"]!.GetValue<string>().ShouldBe("./.github/workflows/deploy.yml");
    }

    [Fact]
    public void Azd_builds_the_same_package()
    {
        var service = Yaml.Read("azure.yaml")["services"]!["feedwatch"]!;
        service["host"]!.GetValue<string>().ShouldBe("function");
        service["language"]!.GetValue<string>().ShouldBe("custom");
        service["dist"]!.GetValue<string>().ShouldBe("artifacts/feedwatch-functions");
        service["hooks"]!["prepackage"]!["run"]!.GetValue<string>().ShouldBe("dotnet run eng/publish-functions.cs");
    }

    [GeneratedRegex(@"^uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex Pinned();

    private static JsonArray Steps(JsonNode job) => job["steps"]!.AsArray();

    private static IEnumerable<string> Commands(JsonArray steps) => steps.Select(step => step!["run"]?.GetValue<string>()).OfType<string>();

    private static JsonNode Inputs(JsonArray steps, string action) =>
        steps.Single(step => step!["uses"]?.GetValue<string>().StartsWith(action + "@", StringComparison.Ordinal) == true)!["with"]!;
}
