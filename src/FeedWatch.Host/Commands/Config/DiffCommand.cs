using System.CommandLine;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Config;

/// <summary>What would change if feedwatch.yaml came into use, and what would be alerted then.</summary>
internal sealed class DiffCommand(ConfigComparison comparison, ComparedText seen, DiffScreen screen)
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("diff", "What differs between feedwatch.yaml and what is in use: the blob of Watch:Blob, else what was last in use here; and whom new rules would alert at once.")
        {
            Examples =
            [
                ("feedwatch config diff", "before an edit comes into use"),
                ("feedwatch config diff --config new.yaml --json", "in a pipeline"),
            ],
            Output = DiffScreen.Output + "\nThe exit code is 0 whether something differs or not.",
            Options = { json },
        };
        command.Runs<DiffCommand>(terminal, (work, parsed, token) => work.RunAsync(parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(bool asJson, CancellationToken cancellationToken)
    {
        switch (await comparison.RunAsync(cancellationToken))
        {
            case ComparisonResult.Compared compared:
                screen.Show(compared, asJson);
                seen.Remember(compared.InUse.Tag);
                return ExitCode.AllWell;
            case ComparisonResult.Failed failed:
                return failed.ExitCode;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
