using System.Diagnostics;
using FeedWatch.Configuration.Yaml;
using FeedWatch.Matching;

namespace FeedWatch.Configuration.Sections;

/// <summary>Compiles the queries of the file and moves what the compiler says from the query's own lines to those of the file.</summary>
internal sealed class QueryReader(string source, Mistakes mistakes)
{
    private const int MostLength = 100_000;

    private readonly NodeReader nodes = new(mistakes);

    public Query? Read(Node? node, QueryCompiler compiler)
    {
        if (Text(node, "query") is not { } scalar)
        {
            return null;
        }

        switch (compiler.Compile(scalar.Text!))
        {
            case QueryResult.Compiled compiled:
                Tell(scalar, compiled.Warnings, mistakes.Warn);
                return compiled.Query;
            case QueryResult.Refused refused:
                Tell(scalar, refused.Mistakes, mistakes.Add);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What a query may be written as, before it is compiled.</summary>
    public ScalarNode? Text(Node? node, string key)
    {
        var scalar = nodes.Value(node, key);
        if (scalar?.Text!.Length > MostLength)
        {
            mistakes.Add(scalar.Place, $"The query is longer than {MostLength} characters.", "Split it into several rules.");
            return null;
        }

        return scalar;
    }

    /// <summary>False where the alias by that name has a mistake, which was then told.</summary>
    public bool CheckAlias(ScalarNode scalar, string name, QueryCompiler compiler)
    {
        var found = compiler.CheckAlias(name);
        Tell(scalar, found, mistakes.Add);
        return found.Count == 0;
    }

    private void Tell(ScalarNode scalar, IReadOnlyList<QueryMistake> found, Action<TextPlace, string, string> tell)
    {
        if (scalar.IsFilled && found.Count > 0)
        {
            // The compiler quotes the query's words, and those of the environment are nobody's to read.
            tell(scalar.Place, "Something in this query is wrong or doubtful once its ${NAME} are filled in; its words are not shown here.", "Write it with ${NAME} replaced by what it stands for and look at it with `feedwatch try`.");
            return;
        }

        foreach (var mistake in found)
        {
            tell(SourceMap.Find(source, scalar, IndexOf(scalar.Raw, mistake)), mistake.Text, mistake.Advice);
        }
    }

    private static int IndexOf(string query, QueryMistake mistake)
    {
        var start = 0;
        for (var line = 1; line < mistake.Line && query.IndexOf('\n', start) is var end and >= 0; line++)
        {
            start = end + 1;
        }

        return start + mistake.Column - 1;
    }
}
