using System.ComponentModel;
using System.Diagnostics;
using FeedWatch.Feeds;

namespace FeedWatch.Testing.Azure;

/// <summary>Azurite in the version that tests/azurite/package-lock.json pins, in a folder under artifacts; put there by the first test that needs it.</summary>
internal static class AzuriteInstall
{
    private const string Advice = "The tests of Azure need Node.js 20 or later with npm: install it from https://nodejs.org and run them again.";

    private static readonly string[] Files = ["package.json", "package-lock.json", "start.js"];

    /// <summary>The folder it lies in.</summary>
    public static string Ensure()
    {
        var contents = Files.Select(file => File.ReadAllText(RepositoryFolder.Join("tests", "azurite", file))).ToArray();
        var version = ContentHash.Id(contents);
        var folder = RepositoryFolder.Join("artifacts", "azurite", version);
        using var mutex = new Mutex(initiallyOwned: false, $@"Global\feedwatch-azurite-{ContentHash.Id(folder)}");
        Enter(mutex);
        try
        {
            if (!File.Exists(Whole(folder)))
            {
                Install(folder);
            }

            return folder;
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    /// <summary>Starts a program of Node; says what to install where there is none.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException(Advice);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(Advice, exception);
        }
    }

    private static void Install(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files)
        {
            File.Copy(RepositoryFolder.Join("tests", "azurite", file), Path.Combine(folder, file), overwrite: true);
        }

        using var npm = Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        npm.OutputDataReceived += (_, _) => { };
        npm.BeginOutputReadLine();
        var errors = npm.StandardError.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install Azurite, the storage that the tests use ({npm.ExitCode}). It needs Node.js 20 or later and the npm registry.\n{errors}");
        }

        File.WriteAllText(Whole(folder), string.Empty);
    }

    private static void Enter(Mutex mutex)
    {
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Who held it was killed. It is ours now, and what was left half is installed anew.
        }
    }

    // Written last, so that a half installation does not pass for a whole one.
    private static string Whole(string folder) => Path.Combine(folder, "installed");
}
