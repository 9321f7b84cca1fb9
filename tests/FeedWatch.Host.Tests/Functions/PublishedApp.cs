using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using FeedWatch.Testing;

namespace FeedWatch.Host.Tests.Functions;

/// <summary>The function app as `dotnet run eng/publish-functions.cs` leaves it; built once for all tests of a run.</summary>
internal static class PublishedApp
{
    private static readonly Lazy<Task<string>> Built = new(BuildAsync);
    private static readonly Lazy<Task<string>> Unpacked = new(UnpackAsync);

    /// <summary>The zip is made on any system, but its program runs on this one only.</summary>
    public static bool RunsHere => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static Task<string> ZipAsync() => Built.Value;

    /// <summary>Unpacked as the platform does it: what the zip says of modes counts.</summary>
    public static Task<string> FolderAsync() => Unpacked.Value;

    private static async Task<string> BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["run", RepositoryFolder.Join("eng", "publish-functions.cs")])
        {
            WorkingDirectory = RepositoryFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEndAsync();
        var errors = await build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0
            ? RepositoryFolder.Join("artifacts", "feedwatch-functions.zip")
            : throw new InvalidOperationException($"Publishing failed with {build.ExitCode}:\n{await output}\n{errors}");
    }

    private static async Task<string> UnpackAsync()
    {
        var folder = Directory.CreateTempSubdirectory("feedwatch-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await ZipFile.ExtractToDirectoryAsync(await ZipAsync(), folder, TestContext.Current.CancellationToken);
        return folder;
    }
}
