using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>What holds for the compiled template and every module in it.</summary>
public sealed class TemplateTests(Support.Infra infra)
{
    /// <summary>Functions and properties whose value opens a door. Outputs stay readable in the history of deployments.</summary>
    private static readonly string[] Secrets = ["listKeys", "listAccountSas", "listServiceSas", "listSecrets", "ConnectionString", "InstrumentationKey", "getSecret"];

    [Fact]
    public void No_output_holds_a_secret()
    {
        var seen = 0;
        foreach (var template in Templates(infra.Template))
        {
            string[] secrets = [.. Secrets, .. SecureParameters(template).Select(name => $"parameters('{name}')")];
            foreach (var (name, output) in Entries(template, "outputs"))
            {
                var value = output["value"]!.GetValue<string>();
                secrets.ShouldAllBe(secret => !value.Contains(secret, StringComparison.OrdinalIgnoreCase), name);
                seen++;
            }
        }

        seen.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void The_key_is_a_secure_parameter_all_the_way_down()
    {
        foreach (var template in Templates(infra.Template))
        {
            var keys = Entries(template, "parameters").Select(parameter => parameter.Name).Where(name => name.EndsWith("Key", StringComparison.Ordinal));
            SecureParameters(template).ShouldBe(keys);
        }

        SecureParameters(infra.Template).ShouldBe(["sendGridApiKey"]);
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

    private static IEnumerable<string> SecureParameters(JsonNode template) =>
        Entries(template, "parameters").Where(parameter => parameter.Value["type"]!.GetValue<string>() == "securestring").Select(parameter => parameter.Name);

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
