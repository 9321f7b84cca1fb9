using FeedWatch.Configuration;

namespace FeedWatch.Host.Commands.Config;

/// <summary>Reads feedwatch.yaml where variables that it names may be unset: they must be set where it is used, not where it is compared. Each has a stand-in that fits its place.</summary>
internal sealed class UnsetNames(Func<string, string?> environment)
{
    private readonly Dictionary<string, string> standIns = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => standIns.Keys;

    public ConfigurationResult Read(WatchText text)
    {
        var reader = new ConfigurationReader(Find);
        var result = reader.Read(text);
        foreach (var name in standIns.Keys.ToList())
        {
            foreach (var standIn in Forms(name).TakeWhile(_ => result is ConfigurationResult.Invalid))
            {
                result = Better(reader, text, result, name, standIn);
            }
        }

        return result;
    }

    // Whether an address, an email or a span is wanted shows in the mistakes: there is one fewer with the right one.
    private ConfigurationResult Better(ConfigurationReader reader, WatchText text, ConfigurationResult result, string name, string standIn)
    {
        var before = standIns[name];
        standIns[name] = standIn;
        var other = reader.Read(text);
        if (Mistakes(other) < Mistakes(result))
        {
            return other;
        }

        standIns[name] = before;
        return result;
    }

    private string? Find(string name)
    {
        if (environment(name) is { Length: > 0 } value)
        {
            return value;
        }

        // The reader asks for the file next.
        if (environment($"{name}_FILE") is { Length: > 0 })
        {
            return null;
        }

        standIns.TryAdd(name, name);
        return standIns[name];
    }

    private static IEnumerable<string> Forms(string name)
    {
        var host = name.Replace('_', '-').Trim('-');
        return [$"https://{host}.unset.invalid/", $"{name}@unset.invalid", "10m", $"sha256:{new string('0', 64)}"];
    }

    private static int Mistakes(ConfigurationResult result) => result is ConfigurationResult.Invalid invalid ? invalid.Mistakes.Count : 0;
}
