using System.Diagnostics;
using FeedWatch.Configuration.Sections;
using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;
using FeedWatch.Matching;

namespace FeedWatch.Configuration;

/// <summary>Reads feedwatch.yaml: a valid <see cref="WatchConfiguration"/>, or every mistake with its place and what to write instead.</summary>
/// <param name="environment">The value of an environment variable, or null.</param>
public sealed class ConfigurationReader(Func<string, string?> environment)
{
    public const int MostBytes = 4 * 1024 * 1024;

    public ConfigurationResult ReadFile(string path) => Read(FilePlace.Read(path));

    /// <param name="yaml">The whole text.</param>
    /// <param name="fileName">Leads each mistake.</param>
    public ConfigurationResult Read(string yaml, string fileName)
    {
        var mistakes = new Mistakes(fileName);
        var source = yaml.TrimStart('\uFEFF');
        var fill = new EnvironmentFill(environment);
        var configuration = IsTooLarge(source, mistakes) ? null : Understand(source, fill, mistakes);
        return configuration is null || mistakes.Any
            ? new ConfigurationResult.Invalid(mistakes.All)
            : new ConfigurationResult.Valid(configuration, mistakes.Warnings);
    }

    public ConfigurationResult Read(WatchText text) => text switch
    {
        WatchText.Text whole => Read(whole.Yaml, whole.Name),
        WatchText.Unreadable unreadable => new ConfigurationResult.Invalid([unreadable.Mistake]),
        _ => throw new UnreachableException(),
    };

    private static bool IsTooLarge(string source, Mistakes mistakes)
    {
        // A character takes a byte at least, so this also bounds what never was a file.
        var isTooLarge = source.Length > MostBytes;
        if (isTooLarge)
        {
            mistakes.Add(new TextPlace(1, 1, 0), "The file is larger than 4 MiB.", "Split it between several installations.");
        }

        return isTooLarge;
    }

    private static WatchConfiguration? Understand(string source, EnvironmentFill fill, Mistakes mistakes)
    {
        if (ControlCharacter.Find(source) is { } place)
        {
            mistakes.Add(place, $"A character that nobody sees (U+{(int)source[place.Index]:X4}) stands here.", "Delete it.");
            return null;
        }

        if (new TreeReader(source, fill, mistakes).Read() is not { } root)
        {
            return null;
        }

        var file = root.IsNothing ? new MapNode(root.Place, []) : new NodeReader(mistakes).Map(root, "The file", "Begin it with the line `feeds:`.");
        return file is null ? null : Build(source, file, fill, mistakes);
    }

    private static WatchConfiguration Build(string source, MapNode file, EnvironmentFill fill, Mistakes mistakes)
    {
        KnownKeys.File.Check(file, mistakes);
        var feedSection = new FeedSection(mistakes);
        var feeds = feedSection.Read(file);
        var queries = new QueryReader(source, mistakes);
        var aliases = new AliasSection(queries, mistakes);
        var compiler = new QueryCompiler(aliases.Read(file));
        var ruleSection = new RuleSection(queries, compiler, feedSection.Labels, mistakes);
        var rules = ruleSection.Read(file);
        var recipientSection = new RecipientSection(ruleSection, mistakes);
        var recipients = new Operators(recipientSection, mistakes).Mark(file, recipientSection.Read(file));
        ruleSection.WarnOfUnwanted(rules, recipients);
        return new WatchConfiguration
        {
            Feeds = feeds,
            Rules = rules,
            Recipients = recipients,
            Aliases = aliases.Aliases,
            Version = ContentHash.Id(["configuration", source, .. fill.Used]),
        };
    }
}
