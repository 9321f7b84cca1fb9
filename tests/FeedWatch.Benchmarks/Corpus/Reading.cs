using System.Diagnostics;
using FeedWatch.Fetching;
using FeedWatch.Host.Output;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>Reads files as <c>feedwatch read --json</c> shows them, and counts what must not happen.</summary>
internal sealed class Reading
{
    private readonly FeedParser parser = new();
    private readonly Stopwatch watch = new();

    public List<Fault> Exceptions { get; } = [];

    public int Documents { get; private set; }

    public long Bytes { get; private set; }

    public TimeSpan Took => watch.Elapsed;

    /// <returns>Null where the parser threw.</returns>
    public DocumentLine? Read(string path, string? contentType = null, Uri? url = null)
    {
        var body = File.ReadAllBytes(path);
        Documents++;
        Bytes += body.Length;
        watch.Start();
        try
        {
            return DocumentLine.Of(path, parser.Parse(body, contentType, url), BodyEnd.Whole);
        }
        catch (Exception exception)
        {
            Exceptions.Add(new Fault(path, $"threw {exception.GetType().Name}: {exception.Message}"));
            return null;
        }
        finally
        {
            watch.Stop();
        }
    }
}

/// <summary>What differs in one document.</summary>
internal sealed record Fault(string File, string What)
{
    public override string ToString() => $"{File}\t{What}";
}
