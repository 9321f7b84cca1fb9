using System.Collections.Concurrent;
using System.Diagnostics;

namespace FeedWatch.Testing.Azure;

/// <summary>Azure's storage on this machine: blobs, queues and tables on free ports of the loopback address, all of it in memory. Ends with the process that started it, however that ends.</summary>
public sealed class Azurite : IDisposable
{
    // Public: every Azurite has it.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // It takes a moment; more where the machine is busy.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMinutes(1);

    private static readonly Lazy<Azurite> One = new(Start);

    private readonly Process process;

    private Azurite(Process process, Uri blobs, Uri queues, Uri tables)
    {
        this.process = process;
        (Blobs, Queues, Tables) = (blobs, queues, tables);
    }

    /// <summary>Used by all tests of an assembly, which keep apart by the names of what they make.</summary>
    public static Azurite Shared => One.Value;

    public Uri Blobs { get; }

    public Uri Queues { get; }

    public Uri Tables { get; }

    /// <summary>For blobs, queues and tables.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint={Blobs};QueueEndpoint={Queues};TableEndpoint={Tables};";

    /// <summary>One of its own: for a test that stops it or counts what it does.</summary>
    public static Azurite Start()
    {
        var node = AzuriteInstall.Start(Command(AzuriteInstall.Ensure()));
        var errors = new ConcurrentQueue<string>();
        node.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? string.Empty);
        node.BeginErrorReadLine();
        try
        {
            var azurite = new Azurite(node, Address(node, "Blob", errors), Address(node, "Queue", errors), Address(node, "Table", errors));

            // Read to its end, for a pipe that is full would stop it.
            _ = node.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return azurite;
        }
        catch
        {
            node.Kill();
            node.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of it, as the operating system does when a process is gone. Gives back its exit code: 0 when it ended by itself.</summary>
    public int LetGo()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeToEnd))
        {
            process.Kill();
            process.WaitForExit();
        }

        return process.ExitCode;
    }

    public void Dispose()
    {
        LetGo();
        process.Dispose();
    }

    private static ProcessStartInfo Command(string folder) => new(
        "node",
        [
            "start.js", "--inMemoryPersistence", "--skipApiVersionCheck", "--silent", "--disableTelemetry",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ])
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    // "Azurite Blob service is successfully listening at http://127.0.0.1:44459"
    private static Uri Address(Process node, string service, ConcurrentQueue<string> errors)
    {
        while (node.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith($"Azurite {service} service is successfully listening at ", StringComparison.Ordinal))
            {
                return new Uri($"{line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()}/devstoreaccount1");
            }
        }

        throw new InvalidOperationException($"Azurite ended before its {service} service was ready.\n{string.Join('\n', errors)}");
    }
}
