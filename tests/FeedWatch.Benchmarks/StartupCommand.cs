using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FeedWatch.Testing.Functions;

namespace FeedWatch.Benchmarks;

/// <summary>How long the published handler takes from its start to its first answer, in turn with a bare ASP.NET Core program that was compiled and published in the same way.</summary>
internal static class StartupCommand
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <PublishReadyToRun>true</PublishReadyToRun>
          </PropertyGroup>
        </Project>
        """;

    private const string Program = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "ready");
        app.Run();
        """;

    public static async Task<int> RunAsync(string appRoot, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("feedwatch-bare-");
        var bare = await PublishBareAsync(folder.FullName);
        List<double> ours = [];
        List<double> theirs = [];
        for (var run = 0; run < runs; run++)
        {
            ours.Add(await MeasureAsync(Handler(appRoot)));
            theirs.Add(await MeasureAsync(port => new ProcessStartInfo(bare) { WorkingDirectory = Path.GetDirectoryName(bare), Environment = { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" } }));
        }

        folder.Delete(recursive: true);
        var (own, other) = (Median(ours), Median(theirs));
        Console.WriteLine($"feedwatch functions: {own:F0} ms ({Show(ours)})\nbare ASP.NET Core:   {other:F0} ms ({Show(theirs)})\nmedian of {runs}: {own / other:F2} times");
        return own <= 1.5 * other ? 0 : 1;
    }

    private static Func<int, ProcessStartInfo> Handler(string appRoot) => port =>
    {
        var app = HostedApp.Read(appRoot);
        return new ProcessStartInfo(Path.Combine(app.Root, app.Host.Executable), app.Host.Arguments)
        {
            WorkingDirectory = app.Root,
            Environment =
            {
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["Store__Account"] = "UseDevelopmentStorage=true",
                ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            },
        };
    };

    private static async Task<double> MeasureAsync(Func<int, ProcessStartInfo> startOf)
    {
        var port = FreePort.Find();
        var start = startOf(port);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        while (!await AnswersAsync(port))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        var took = Stopwatch.GetElapsedTime(began);
        process.Kill();
        await process.WaitForExitAsync();
        return took.TotalMilliseconds;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray());
            return await client.GetStream().ReadAsync(new byte[64]) > 0;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }

    private static async Task<string> PublishBareAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "bare.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program);
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "-c", "Release", "-r", "linux-x64", "--self-contained", "-v", "quiet", "-o", Path.Combine(folder, "out")]) { WorkingDirectory = folder })!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(folder, "out", "bare") : throw new InvalidOperationException("The bare program could not be published.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Show(List<double> values) => string.Join(' ', values.Select(value => value.ToString("F0", CultureInfo.InvariantCulture)));
}
