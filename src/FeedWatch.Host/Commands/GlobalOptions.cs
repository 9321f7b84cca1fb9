using System.CommandLine;

namespace FeedWatch.Host.Commands;

/// <summary>The options that every command takes.</summary>
public static class GlobalOptions
{
    public static Option<string> Config { get; } = new("--config", "-c")
    {
        Description = "What to watch.",
        HelpName = "FILE",
        Recursive = true,
        DefaultValueFactory = _ => "feedwatch.yaml",
    };

    public static Option<string> Folder { get; } = new("--data", "-d")
    {
        Description = "Where the database, its lock and the outbox folder lie; with --store only the latter.",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => "feedwatch-data",
    };

    public static Option<string?> Store { get; } = new("--store")
    {
        Description = "The storage account that holds everything, in place of a database: https://ACCOUNT.table.core.windows.net, or a connection string.",
        HelpName = "ACCOUNT",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting for this run, stronger than appsettings.json and the environment. May be repeated.",
        HelpName = "Section:Key=Value",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Verbose { get; } = new("--verbose", "-v")
    {
        Description = "Log what is done for each feed, on standard error.",
        Recursive = true,
    };

    public static IReadOnlyList<Option> All { get; } = [Config, Folder, Store, Set, Verbose];
}
