namespace FeedWatch.Benchmarks.Corpus;

/// <summary>Reads every document of the corpus and compares what was read with the reference.</summary>
internal static class CorpusCommand
{
    public static int Run(CorpusFolder corpus, bool isListing)
    {
        var reading = new Reading();
        var known = ReferenceFaults.Known();
        var documents = new CorpusDocuments(corpus, reading, known);
        var expectations = new CorpusExpectations(corpus, reading, known);
        var classes = corpus.Files("classes").Select(path => (Path: path, Line: reading.Read(path))).ToList();
        var dates = DateScore.Read(corpus);

        Console.WriteLine($"""
            real: {documents.Real}
            all: {documents.All}
            without the {known.Count} whose reference is known to be wrong, real: {documents.RealKnown}
            without them, all: {documents.AllKnown}
            expectations {expectations.Plain}
            expectations with HTTP headers {expectations.WithHeaders}
            dates {DateScore.Count(corpus)}, wrong {dates.Count}
            documents read {reading.Documents}, {reading.Bytes / 1e6:F1} MB in {reading.Took.TotalSeconds:F1} s, exceptions {reading.Exceptions.Count}
            """);
        if (isListing)
        {
            classes.ForEach(one => Console.WriteLine($"{Path.GetFileName(one.Path)}\t{one.Line?.Result}, {one.Line?.Encoding}, {one.Line?.Stories.Count} stories{string.Concat(one.Line?.Repairs.Select(repair => $"; {repair}") ?? [])}"));
        }

        if (isListing || reading.Exceptions.Count > 0)
        {
            new[] { documents.All.Faults, expectations.Plain.Faults, expectations.WithHeaders.Faults, dates, reading.Exceptions }.SelectMany(faults => faults).ToList().ForEach(Console.WriteLine);
        }

        var isWell = reading.Exceptions.Count == 0
            && documents.RealKnown is { PerfectShare: >= 0.99, GoodShare: >= 0.998 } && documents.AllKnown.PerfectShare >= 0.975
            && expectations.Plain.MetShare >= 0.98 && expectations.WithHeadersKnown.MetShare >= 1 && dates.Count == 0;
        Console.WriteLine(isWell ? "as promised" : "NOT as promised: real 99 % perfect and 99.8 % of entries, all 97.5 %, expectations 98 %, with headers and dates all, no exception");
        return isWell ? 0 : 1;
    }
}

/// <summary>The documents that there is a reference for: all of them, and those that are whole and from the world.</summary>
internal sealed class CorpusDocuments
{
    public CorpusDocuments(CorpusFolder corpus, Reading reading, IReadOnlyDictionary<string, string> known)
    {
        foreach (var reference in ReferenceDocument.AllOf(corpus))
        {
            var line = reading.Read(corpus.Join("documents", reference.File));
            DocumentScore[] scores = [All, .. reference.IsReal ? [Real] : Array.Empty<DocumentScore>()];
            DocumentScore[] deciding = known.ContainsKey(reference.File) ? [] : [AllKnown, .. reference.IsReal ? [RealKnown] : Array.Empty<DocumentScore>()];
            Array.ForEach([.. scores, .. deciding], score => score.Add(reference, line));
        }
    }

    public DocumentScore All { get; } = new();

    public DocumentScore Real { get; } = new();

    /// <summary>Without those whose reference is wrong.</summary>
    public DocumentScore AllKnown { get; } = new();

    /// <summary>Without those whose reference is wrong.</summary>
    public DocumentScore RealKnown { get; } = new();
}

/// <summary>The expectations, and apart from them those that need what HTTP said.</summary>
internal sealed class CorpusExpectations
{
    public CorpusExpectations(CorpusFolder corpus, Reading reading, IReadOnlyDictionary<string, string> known)
    {
        foreach (var expectation in Expectation.AllOf(corpus))
        {
            var line = reading.Read(corpus.Join("expectations", expectation.File), expectation.ContentType, expectation.Url);
            if (!expectation.IsOnSanitising)
            {
                (expectation.Headers.Count == 0 ? Plain : WithHeaders).Add(expectation, line);
                if (expectation.Headers.Count > 0 && !known.Keys.Any(expectation.File.EndsWith))
                {
                    WithHeadersKnown.Add(expectation, line);
                }
            }
        }
    }

    public ExpectationScore Plain { get; } = new();

    public ExpectationScore WithHeaders { get; } = new();

    /// <summary>Without those whose reference is wrong.</summary>
    public ExpectationScore WithHeadersKnown { get; } = new();
}
