using FeedWatch.Testing;
using FeedWatch.Testing.Functions;

namespace FeedWatch.Host.Tests.Functions;

/// <summary>The function app as publishing lays it out, but with the program as it was built for these tests: what starts it stands in for the executable.</summary>
internal sealed class DevelopmentApp : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("feedwatch-app-");

    private DevelopmentApp()
    {
        File.Copy(RepositoryFolder.Join("host.json"), PathOf("host.json"));
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.Join("src", "FeedWatch.Host", "Functions"), "function.json", SearchOption.AllDirectories))
        {
            var function = Directory.CreateDirectory(PathOf(Path.GetFileName(Path.GetDirectoryName(file))!));
            File.Copy(file, Path.Combine(function.FullName, "function.json"));
        }

        var program = PathOf("feedwatch");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet exec '{Path.Combine(AppContext.BaseDirectory, "feedwatch.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Hosted = HostedApp.Read(folder.FullName);
    }

    public HostedApp Hosted { get; }

    public string Root => folder.FullName;

    public static DevelopmentApp Create() => new();

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
