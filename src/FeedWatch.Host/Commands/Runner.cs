using System.CommandLine;
using System.Diagnostics;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;
using FeedWatch.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Commands;

/// <summary>Runs a command's work on composed parts, and turns what is bound to go wrong into a line and an exit code.</summary>
internal static class Runner
{
    /// <typeparam name="TWork">What the command does; its constructor says which parts it needs.</typeparam>
    public static void Runs<TWork>(
        this Command command, Terminal terminal, Func<TWork, ParseResult, CancellationToken, Task<int>> runAsync, LogLevel logLevel = LogLevel.Warning)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, logLevel, (services, stop) => runAsync(ActivatorUtilities.CreateInstance<TWork>(services), parsed, stop), token));

    /// <summary>As <see cref="Runs{TWork}"/>, for work on what earlier polls have kept: without a database there is nothing to do.</summary>
    public static void RunsOnDatabase<TWork>(this Command command, Terminal terminal, Func<TWork, ParseResult, CancellationToken, Task<int>> runAsync)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(
            parsed,
            terminal,
            LogLevel.Warning,
            async (services, stop) => services.GetRequiredService<DatabaseFile>() is { Exists: false } database
                ? Refuse(terminal, [database.Absence])
                : await runAsync(ActivatorUtilities.CreateInstance<TWork>(services), parsed, stop),
            token));

    /// <summary>As <see cref="Runs{TWork}"/>, and with what feedwatch.yaml says; a mistake in it ends the command.</summary>
    public static void RunsWatching<TWork>(
        this Command command, Terminal terminal, Func<TWork, WatchConfiguration, ParseResult, CancellationToken, Task<int>> runAsync, LogLevel logLevel = LogLevel.Warning)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, logLevel, (services, stop) => WatchAsync(services, terminal, mayUseLastValid: false, watch => runAsync(ActivatorUtilities.CreateInstance<TWork>(services), watch, parsed, stop)), token));

    /// <summary>As <see cref="RunsWatching{TWork}"/>, as the one process that polls and delivers.</summary>
    public static void RunsAlone<TWork>(
        this Command command, Terminal terminal, Func<TWork, WatchConfiguration, ParseResult, CancellationToken, Task<int>> runAsync, LogLevel logLevel = LogLevel.Warning)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, logLevel, (services, stop) => WatchAsync(services, terminal, mayUseLastValid: true, watch => AloneAsync(services, terminal, () => runAsync(ActivatorUtilities.CreateInstance<TWork>(services), watch, parsed, stop))), token));

    /// <summary>Reads the settings, puts the parts together and hands them over.</summary>
    public static async Task<int> RunAsync(
        ParseResult parsed, Terminal terminal, LogLevel logLevel, Func<IServiceProvider, CancellationToken, Task<int>> runAsync, CancellationToken cancellationToken)
    {
        switch (ReadSettings(parsed))
        {
            case SettingsResult.Wrong wrong:
                return Refuse(terminal, wrong.Mistakes);
            case SettingsResult.Read read:
                await using (var services = HostComposition.Compose(read.Settings, terminal, read.Settings.IsVerbose ? LogLevel.Debug : logLevel))
                {
                    return await RunAsync(services, terminal, runAsync, cancellationToken);
                }

            default:
                throw new UnreachableException();
        }
    }

    private static async Task<int> WatchAsync(IServiceProvider services, Terminal terminal, bool mayUseLastValid, Func<WatchConfiguration, Task<int>> runAsync)
    {
        switch (services.GetRequiredService<WatchFile>().Read())
        {
            case ConfigurationResult.Valid valid:
                foreach (var warning in valid.Warnings)
                {
                    terminal.WriteError($"warning: {warning}");
                }

                if (ReservedAddresses.FindError(services.GetRequiredService<IMailTransport>(), valid.Configuration.Recipients) is { } error)
                {
                    return Refuse(terminal, [error]);
                }

                if (mayUseLastValid)
                {
                    services.GetRequiredService<LastValidFile>().Keep();
                }

                return await runAsync(valid.Configuration);
            case ConfigurationResult.Invalid invalid:
                var exitCode = Refuse(terminal, invalid.Mistakes.Select(mistake => mistake.ToString()));
                if (!mayUseLastValid || services.GetRequiredService<LastValidFile>().Find() is not { } last)
                {
                    return exitCode;
                }

                terminal.WriteError("The configuration that was last in use stays in force until the file is put right.");
                return Math.Max(ExitCode.Failed, await runAsync(last));
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<int> AloneAsync(IServiceProvider services, Terminal terminal, Func<Task<int>> runAsync)
    {
        using var taken = HostComposition.TakeLock(services, out var refusal);
        if (taken is not null)
        {
            return await runAsync();
        }

        terminal.WriteError(refusal);
        return ExitCode.Failed;
    }

    private static async Task<int> RunAsync(
        ServiceProvider services, Terminal terminal, Func<IServiceProvider, CancellationToken, Task<int>> runAsync, CancellationToken cancellationToken)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return await runAsync(services, cancellationToken);
        }
        catch (OptionsValidationException exception)
        {
            return Refuse(terminal, exception.Failures);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return Refuse(terminal, exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures));
        }
        catch (InvalidOperationException exception) when (exception.InnerException is FormatException or ArgumentException)
        {
            // The configuration binder: "Failed to convert configuration value ... at 'Poll:Interval'".
            return Refuse(terminal, [$"{exception.Message} {exception.InnerException.Message}"]);
        }
        catch (StorageException exception)
        {
            terminal.WriteError(exception.Message);
            return ExitCode.Failed;
        }
    }

    private static SettingsResult ReadSettings(ParseResult parsed) => SettingsLayers.Read(
        parsed.GetValue(GlobalOptions.Config)!,
        parsed.GetValue(GlobalOptions.Folder)!,
        parsed.GetValue(GlobalOptions.Set) ?? [],
        parsed.GetValue(GlobalOptions.Verbose));

    private static int Refuse(Terminal terminal, IEnumerable<string> mistakes)
    {
        terminal.WriteErrors(mistakes);
        return ExitCode.Wrong;
    }
}
