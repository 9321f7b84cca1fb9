using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace FeedWatch.Tests;

/// <summary>The arrows: Host to Adapters to FeedWatch, and inside FeedWatch from later steps to earlier ones only.</summary>
public sealed class StructureTests
{
    private static readonly string[] Steps = ["Feeds", "Fetching", "Parsing", "Matching", "Storing", "Alerting", "Delivering"];

    private static readonly Assembly Product = typeof(FeedPoll).Assembly;
    private static readonly Assembly Adapters = typeof(FeedWatch.Adapters.Storing.Sqlite.SqliteDatabase).Assembly;
    private static readonly Architecture Architecture = new ArchLoader().LoadAssemblies(Product).Build();

    public static TheoryData<string> EachStep => [.. Steps];

    [Theory]
    [MemberData(nameof(EachStep))]
    public void A_step_uses_only_types_of_earlier_steps(string step)
    {
        var later = Steps.SkipWhile(name => name != step).Skip(1).Append("Configuration");
        foreach (var forbidden in later)
        {
            Types().That().ResideInNamespaceMatching($@"^FeedWatch\.{step}(\.|$)")
                .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^FeedWatch\.{forbidden}(\.|$)"))
                .Check(Architecture);
        }

        Types().That().ResideInNamespaceMatching($@"^FeedWatch\.{step}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("^FeedWatch$"))
            .Check(Architecture);
    }

    [Fact]
    public void Every_folder_of_the_product_is_a_step_or_the_configuration()
    {
        var folders = Product.GetTypes()
            .Select(type => type.Namespace)
            .OfType<string>()
            .Where(name => name.StartsWith("FeedWatch.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[1])
            .Distinct();
        folders.ShouldBeSubsetOf([.. Steps, "Configuration"]);
    }

    [Fact]
    public void The_product_knows_no_vendor_and_the_adapters_do_not_know_the_host()
    {
        string[] vendors = ["MailKit", "MimeKit", "SendGrid", "Microsoft.Data.Sqlite", "Azure.Data.Tables", "Azure.Core", "Spectre.Console", "System.CommandLine", "CodeHollow.FeedReader", "SmartReader"];
        References(Product).ShouldNotContain(name => vendors.Contains(name) || name == Adapters.GetName().Name);
        References(Adapters).ShouldNotContain(name => name == "feedwatch" || name == "Spectre.Console" || name == "System.CommandLine");
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
