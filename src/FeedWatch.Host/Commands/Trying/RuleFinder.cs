using System.Diagnostics.CodeAnalysis;
using FeedWatch.Configuration;
using FeedWatch.Host.Output;
using FeedWatch.Matching;
using FeedWatch.Matching.Language;

namespace FeedWatch.Host.Commands.Trying;

/// <summary>Finds the rule that a person named, or says what is wrong.</summary>
internal static class RuleFinder
{
    private const int MostNames = 5;

    public static bool TryFind(string name, WatchConfiguration? watch, Terminal terminal, [NotNullWhen(true)] out Rule? rule)
    {
        rule = watch?.Rules.FirstOrDefault(rule => string.Equals(rule.Name, name, StringComparison.OrdinalIgnoreCase));
        if (rule is null)
        {
            terminal.WriteError(watch is null ? "--rule needs a feedwatch.yaml without mistakes, to compare with a rule of it. Name it with --config." : $"There is no rule {name} in feedwatch.yaml. {Advice(name, [.. watch.Rules.Select(rule => rule.Name)])}");
        }

        return rule is not null;
    }

    private static string Advice(string name, IReadOnlyList<string> names) => NearestName.Of(name, names) switch
    {
        { } nearest => $"Did you mean {nearest}?",
        _ when names.Count == 0 => "It has no rules.",
        _ => $"Its rules are: {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? " ..." : ".")}",
    };
}
