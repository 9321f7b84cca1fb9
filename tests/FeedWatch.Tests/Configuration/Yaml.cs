using FeedWatch.Configuration;

namespace FeedWatch.Tests.Configuration;

/// <summary>Reads a text as feedwatch.yaml with an environment of its own.</summary>
internal static class Yaml
{
    /// <summary>A feed to stand beside what a test is about.</summary>
    public const string Feed = "feeds: [https://example.org/feed]\n";

    /// <summary>A feed and a rule.</summary>
    public const string Rule = Feed + "rules: [{ name: Lavrov, query: Lavrov }]\n";

    public static ConfigurationReader Reader(params (string Name, string Value)[] environment) =>
        new(name => environment.FirstOrDefault(variable => variable.Name == name).Value);

    public static ConfigurationResult Read(string yaml, params (string Name, string Value)[] environment) => Reader(environment).Read(yaml, "feedwatch.yaml");

    public static WatchConfiguration Valid(string yaml, params (string Name, string Value)[] environment) =>
        Read(yaml, environment) switch
        {
            ConfigurationResult.Valid valid => valid.Configuration,
            ConfigurationResult.Invalid invalid => throw new ShouldAssertException(string.Join('\n', invalid.Mistakes)),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Each as it is shown to a person.</summary>
    public static IReadOnlyList<string> Warnings(string yaml, params (string Name, string Value)[] environment) =>
        [.. Read(yaml, environment).ShouldBeOfType<ConfigurationResult.Valid>().Warnings.Select(warning => warning.ToString())];

    public static IReadOnlyList<string> Mistakes(string yaml, params (string Name, string Value)[] environment) =>
        [.. Read(yaml, environment).ShouldBeOfType<ConfigurationResult.Invalid>().Mistakes.Select(mistake => mistake.ToString())];

    public static string Mistake(string yaml, params (string Name, string Value)[] environment) => Mistakes(yaml, environment).ShouldHaveSingleItem();
}
