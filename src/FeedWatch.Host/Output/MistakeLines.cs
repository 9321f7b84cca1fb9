using FeedWatch.Delivering;
using FeedWatch.Matching;
using Spectre.Console;

namespace FeedWatch.Host.Output;

/// <summary>What is wrong with a query: a line each, and for people the line of the query with a caret under the place.</summary>
internal static class MistakeLines
{
    public static void Write(Terminal terminal, string query, IReadOnlyList<QueryMistake> mistakes, string prefix)
    {
        foreach (var mistake in mistakes)
        {
            terminal.WriteError($"{prefix}query:{mistake.Line}:{mistake.Column}: {mistake.Text} {mistake.Advice}");
            if (terminal.IsForPeople)
            {
                ForPeople.WriteCaret(terminal, query.Split('\n').ElementAtOrDefault(mistake.Line - 1) ?? string.Empty, mistake.Column);
            }
        }
    }

    // A class of its own, so that a piped command never loads the drawing library.
    private static class ForPeople
    {
        private const string Indent = "  ";
        private const int Behind = 20;

        public static void WriteCaret(Terminal terminal, string line, int column)
        {
            var shown = CleanText.OneLine(line, out var moved);
            var caret = moved[Math.Clamp(column - 1, 0, line.Length)];
            var width = Math.Max(terminal.Console.Profile.Width - Indent.Length - 1, Behind * 2);
            var start = 0;
            while (Cells(shown[start..caret]) > width - Behind)
            {
                start += char.IsSurrogatePair(shown, start) ? 2 : 1;
            }

            var lead = start == 0 ? string.Empty : "…";
            var end = shown.Length;
            while (Cells(lead) + Cells(shown[start..end]) > width)
            {
                end--;
            }

            terminal.Error.WriteLine($"{Indent}{lead}{shown[start..end]}");
            terminal.Error.WriteLine($"{Indent}{new string(' ', Cells(lead) + Cells(shown[start..caret]))}^");
        }

        // Chinese and Japanese letters take two, accents on the letter before take none.
        private static int Cells(string text) => text.GetCellWidth();
    }
}
