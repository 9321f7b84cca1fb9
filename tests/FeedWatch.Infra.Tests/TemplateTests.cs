using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>What holds for the compiled template and every module in it.</summary>
public sealed class TemplateTests(Support.Infra infra)
{
    /// <summary>Functions and properties whose value opens a door. Outputs stay readable in the history of deployments.</summary>
    private static readonly string[] Secrets = ["listKeys", "listAccountSas", "listServiceSas", "listSecrets", "ConnectionString", "InstrumentationKey", "getSecret", "ApiKey')"];

    [Fact]
    public void No_output_holds_a_secret()
    {
        var outputs = Templates(infra.Template).SelectMany(template => Entries(template, "outputs")).ToList();
        outputs.Count.ShouldBeGreaterThan(10);
        foreach (var (name, output) in outputs)
        {
            var value = output["value"]!.ToJsonString();
            Secrets.ShouldAllBe(secret => !value.Contains(secret, StringComparison.OrdinalIgnoreCase), name);
        }
    }

    [Fact]
    public void The_key_is_a_secure_parameter_all_the_way_down()
    {
        var keys = Templates(infra.Template).SelectMany(template => Entries(template, "parameters"))
            .Where(parameter => parameter.Name.EndsWith("Key", StringComparison.Ordinal) || parameter.Name.EndsWith("Secret", StringComparison.Ordinal))
            .ToList();
        keys.Count.ShouldBe(2);
        keys.ShouldAllBe(parameter => parameter.Value["type"]!.GetValue<string>() == "securestring");
    }

    [Fact]
    public void Every_parameter_and_output_says_what_it_is()
    {
        foreach (var template in Templates(infra.Template))
        {
            foreach (var (name, value) in Entries(template, "parameters").Concat(Entries(template, "outputs")))
            {
                (value["metadata"]?["description"]).ShouldNotBeNull(name);
            }
        }
    }

    private static IEnumerable<JsonNode> Templates(JsonNode template)
    {
        yield return template;
        foreach (var (_, resource) in Entries(template, "resources"))
        {
            if (resource["type"]?.GetValue<string>() == "Microsoft.Resources/deployments")
            {
                foreach (var inner in Templates(resource["properties"]!["template"]!))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<(string Name, JsonNode Value)> Entries(JsonNode template, string section) => template[section] switch
    {
        JsonObject named => named.Select(entry => (entry.Key, entry.Value!)),
        JsonArray listed => listed.Select(entry => (entry!["name"]!.GetValue<string>(), entry)),
        _ => [],
    };
}
