using System.CommandLine.Parsing;
using FeedWatch.Alerting;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Alerts;

/// <summary>Finds the alerts that a person names by the beginnings of their ids.</summary>
internal static class AlertNames
{
    /// <summary>A misspelt option would otherwise pass for the beginning of an id.</summary>
    public static void RefuseOptions(ArgumentResult names)
    {
        foreach (var token in names.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            names.AddError($"There is no option {token.Value}, and no alert's id begins so. See --help.");
        }
    }

    /// <summary>Null, and a line for each name that is none or several, unless all are clear.</summary>
    public static async Task<IReadOnlyList<Alert>?> FindAsync(IOutbox outbox, IReadOnlyList<string> names, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = new List<Alert>();
        var isClear = true;
        foreach (var name in names)
        {
            var alerts = await outbox.FindAsync(new AlertSearch(IdPrefix: name, Limit: 2), cancellationToken).ToListAsync(cancellationToken);
            found.AddRange(alerts);
            if (alerts.Count != 1)
            {
                isClear = false;
                terminal.WriteError(alerts.Count == 0 ? $"No alert begins with {name}; `feedwatch alerts` lists them." : $"Several alerts begin with {name}; give more of the id.");
            }
        }

        return isClear ? found : null;
    }
}
