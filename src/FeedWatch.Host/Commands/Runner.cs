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

    /// <summary>As <see cref="Runs{TWork}"/>, for work on what earlier polls have kept: where nothing is kept there is nothing to do.</summary>
    public static void RunsOnStore<TWork>(this Command command, Terminal terminal, Func<TWork, ParseResult, CancellationToken, Task<int>> runAsync)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(
            parsed,
            terminal,
            LogLevel.Warning,
            async (services, stop) => services.GetRequiredService<StorePlace>() is { Exists: false } store
                ? Refuse(terminal, [store.Absence])
                : await runAsync(ActivatorUtilities.CreateInstance<TWork>(services), parsed, stop),
            token));

    /// <summary>As <see cref="Runs{TWork}"/>, and with what feedwatch.yaml says, be it a file or a blob; a mistake in it ends the command.</summary>
    public static void RunsWatching<TWork>(
        this Command command, Terminal terminal, Func<TWork, WatchConfiguration, ParseResult, CancellationToken, Task<int>> runAsync, LogLevel logLevel = LogLevel.Warning)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, logLevel, (services, stop) => WatchAsync(
            services, terminal, services.GetRequiredService<IWatchPlace>(), lastValid: null, watch => runAsync(ActivatorUtilities.CreateInstance<TWork>(services), watch, parsed, stop), stop), token));

    /// <summary>As <see cref="RunsWatching{TWork}"/>, with what the file of this machine says, whatever is in use.</summary>
    public static void RunsOnFile<TWork>(this Command command, Terminal terminal, Func<TWork, WatchConfiguration, ParseResult, CancellationToken, Task<int>> runAsync)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, LogLevel.Warning, (services, stop) => WatchAsync(
            services, terminal, new FilePlace(services.GetRequiredService<WatchFile>().Path), lastValid: null, watch => runAsync(ActivatorUtilities.CreateInstance<TWork>(services), watch, parsed, stop), stop), token));

    /// <summary>As <see cref="RunsWatching{TWork}"/>, as a process that polls and delivers: the only one, where a database is used.</summary>
    public static void RunsAlone<TWork>(
        this Command command, Terminal terminal, Func<TWork, WatchConfiguration, ParseResult, CancellationToken, Task<int>> runAsync, LogLevel logLevel = LogLevel.Warning)
        where TWork : class =>
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, logLevel, (services, stop) => WatchAsync(
            services,
            terminal,
            services.GetRequiredService<IWatchPlace>(),
            services.GetRequiredService<LastValidCopy>(),
            watch => AloneAsync(services, terminal, () => runAsync(ActivatorUtilities.CreateInstance<TWork>(services), watch, parsed, stop)),
            stop), token));

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

    /// <param name="lastValid">Keeps what is valid, and gives it back while it no longer is; null: a mistake ends the command.</param>
    private static async Task<int> WatchAsync(
        IServiceProvider services, Terminal terminal, IWatchPlace place, LastValidCopy? lastValid, Func<WatchConfiguration, Task<int>> runAsync, CancellationToken cancellationToken)
    {
        var text = await place.ReadAsync(cancellationToken);
        switch (services.GetRequiredService<ConfigurationReader>().Read(text))
        {
            case ConfigurationResult.Valid valid:
                terminal.WriteErrors(valid.Warnings.Select(warning => $"warning: {warning}"));
                if (ReservedAddresses.FindError(services.GetRequiredService<IMailTransport>(), valid.Configuration.Recipients) is { } error)
                {
                    return Refuse(terminal, [error]);
                }

                await (lastValid?.KeepAsync(((WatchText.Text)text).Yaml, cancellationToken) ?? Task.CompletedTask);
                return await runAsync(valid.Configuration);
            case ConfigurationResult.Invalid invalid:
                Refuse(terminal, invalid.Mistakes.Select(mistake => mistake.ToString()));
                if (lastValid is null || await lastValid.FindAsync(cancellationToken) is not { } last)
                {
                    return text is WatchText.Unreadable { IsOutOfReach: true } ? ExitCode.Failed : ExitCode.Wrong;
                }

                terminal.WriteError("The configuration that was last in use stays in force until feedwatch.yaml is put right.");
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
        [.. parsed.GetValue(GlobalOptions.Set) ?? [], .. parsed.GetValue(GlobalOptions.Store) is { } store ? [$"{HostSettings.StoreAccount}={store}"] : Array.Empty<string>()],
        parsed.GetValue(GlobalOptions.Verbose));

    private static int Refuse(Terminal terminal, IEnumerable<string> mistakes)
    {
        terminal.WriteErrors(mistakes);
        return ExitCode.Wrong;
    }
}
