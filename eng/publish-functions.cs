// Builds the Azure Functions app: artifacts/feedwatch-functions and the same as artifacts/feedwatch-functions.zip.
//
//   dotnet run eng/publish-functions.cs
//
// Self-contained for linux-x64 and compiled ahead, whatever system it is built on. The same sources give the same zip, byte for byte.
// A feedwatch.yaml beside host.json goes into the package; without it the app reads the blob that Watch:Blob names.
#:property TreatWarningsAsErrors=false
#:property AnalysisLevel=none
#:property PublishAot=false

using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;

const string Executable = "feedwatch";
const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
const UnixFileMode Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
const int RegularFile = 0x8000;

// The first moment that a zip can name: the time of the build would make every zip another one.
var noTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

var root = Root();
var host = Path.Combine(root, "src", "FeedWatch.Host");
var folder = Path.Combine(root, "artifacts", "feedwatch-functions");
var zip = folder + ".zip";

if (Directory.Exists(folder))
{
    Directory.Delete(folder, recursive: true);
}

if (Publish() is not 0 and var exitCode)
{
    return exitCode;
}

AddFunctions();
WriteZip();
Console.WriteLine($"{zip}: {new FileInfo(zip).Length / 1024 / 1024} MB");
return 0;

int Publish()
{
    // In a folder of its own, so that it neither waits for nor disturbs a build for this machine. Analyzers have had their say there.
    using var publish = Process.Start(new ProcessStartInfo("dotnet",
    [
        "publish", host, "--configuration", "Release", "--runtime", "linux-x64", "--self-contained", "--nologo", "--verbosity", "quiet",
        "--artifacts-path", Path.Combine(root, "artifacts", "functions-build"), "--output", folder,
        "-p:ForFunctions=true", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-p:DebugType=embedded", $"-p:PathMap={root}=/_",
    ]))!;
    publish.WaitForExit();
    return publish.ExitCode;
}

void AddFunctions()
{
    File.Copy(Path.Combine(root, "host.json"), Path.Combine(folder, "host.json"));
    foreach (var function in Directory.EnumerateFiles(Path.Combine(host, "Functions"), "function.json", SearchOption.AllDirectories))
    {
        var to = Directory.CreateDirectory(Path.Combine(folder, Path.GetFileName(Path.GetDirectoryName(function))!));
        File.Copy(function, Path.Combine(to.FullName, "function.json"));
    }

    if (File.Exists(Path.Combine(root, "feedwatch.yaml")))
    {
        File.Copy(Path.Combine(root, "feedwatch.yaml"), Path.Combine(folder, "feedwatch.yaml"));
    }
}

void WriteZip()
{
    using (var archive = new ZipArchive(File.Create(zip), ZipArchiveMode.Create))
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
        foreach (var name in files.Order(StringComparer.Ordinal))
        {
            Add(archive, name);
        }
    }

    MarkAsUnix();
}

void Add(ZipArchive archive, string name)
{
    var mode = name == Executable ? Runnable : Readable;
    if (!OperatingSystem.IsWindows())
    {
        File.SetUnixFileMode(Path.Combine(folder, name), mode);
    }

    var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
    entry.LastWriteTime = noTime;
    entry.ExternalAttributes = (RegularFile | (int)mode) << 16;
    using var to = entry.Open();
    using var from = File.OpenRead(Path.Combine(folder, name));
    from.CopyTo(to);
}

// Each entry says which system it was written on. Unpackers heed modes from Unix only, and Windows would name itself.
void MarkAsUnix()
{
    const byte Unix = 3;
    const int EndOfDirectory = 22, EntryHeader = 46;
    var bytes = File.ReadAllBytes(zip);
    var end = bytes.AsSpan(bytes.Length - EndOfDirectory);
    var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
    for (var left = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]); left > 0; left--)
    {
        var entry = bytes.AsSpan(at);
        entry[5] = Unix;
        at += EntryHeader + ReadLength(entry, 28) + ReadLength(entry, 30) + ReadLength(entry, 32);
    }

    File.WriteAllBytes(zip, bytes);
}

static int ReadLength(Span<byte> header, int at) => BinaryPrimitives.ReadUInt16LittleEndian(header[at..]);

static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));
