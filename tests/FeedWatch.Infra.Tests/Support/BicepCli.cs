using System.Diagnostics;

namespace FeedWatch.Infra.Tests.Support;

/// <summary>The compiler that the build fetched, or the one that BICEP_CLI names.</summary>
internal static class BicepCli
{
    private static readonly string[] ReadByParameters = ["FEEDWATCH_", "AZURE_", "SENDGRID_"];

    public static async Task<BicepResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(FindProgram(), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // A developer who deploys has these set; the tests bring their own.
        foreach (var name in start.Environment.Keys.Where(name => ReadByParameters.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new BicepResult(process.ExitCode, await output, await errors);
    }

    private static string FindProgram()
    {
        var program = Repository.Metadata("BicepCli");
        return File.Exists(program) ? program : throw new InvalidOperationException(
            "The Bicep CLI is missing. On Linux x64 the build fetches it; elsewhere install it (az bicep install, or brew, winget) " +
            "and set the environment variable BICEP_CLI to its full path before the build.");
    }
}

/// <param name="Errors">Warnings come here too, and leave the exit code at 0.</param>
internal sealed record BicepResult(int ExitCode, string Output, string Errors)
{
    public string OutputOf(string what) =>
        ExitCode == 0 ? Output : throw new InvalidOperationException($"bicep {what}: {Errors}");
}
