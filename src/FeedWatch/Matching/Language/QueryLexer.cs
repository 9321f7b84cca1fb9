using System.Globalization;

namespace FeedWatch.Matching.Language;

/// <summary>Cuts a query's text into tokens. What is typed on a Chinese, German or Arabic keyboard (（）„“，「」) means what it looks like.</summary>
internal sealed class QueryLexer(string text, MistakeList mistakes)
{
    private readonly List<QueryToken> tokens = [];
    private int next;
    private int line = 1;
    private int lineStart;

    private Spot Here => new(line, next - lineStart + 1);

    public IReadOnlyList<QueryToken> Read()
    {
        while (next < text.Length)
        {
            ReadToken();
        }

        tokens.Add(new QueryToken(TokenKind.End, string.Empty, Here));
        return tokens;
    }

    private void ReadToken()
    {
        var letter = text[next];
        switch (letter)
        {
            case '\n':
                line++;
                lineStart = ++next;
                break;
            case var _ when IsBlank(letter):
                next++;
                break;
            case '(' or '（':
                Add(TokenKind.Open, 1);
                break;
            case ')' or '）':
                Add(TokenKind.Close, 1);
                break;
            case '&' or '＆':
                ReadSign(letter, TokenKind.And);
                break;
            case '|' or '｜':
                ReadSign(letter, TokenKind.Or);
                break;
            case '@' or '＠':
                ReadAlias();
                break;
            case var _ when IsQuote(letter):
                ReadPhrase();
                break;
            case '-' or '–' or '−' or '－':
                ReadDash();
                break;
            default:
                ReadRun();
                break;
        }
    }

    // && and || are what a programmer types.
    private void ReadSign(char sign, TokenKind kind)
    {
        var length = next + 1 < text.Length && text[next + 1] == sign ? 2 : 1;
        Add(kind, length);
    }

    private void ReadAlias()
    {
        var end = next + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || (text[end] == '-' && end > next + 1)))
        {
            end++;
        }

        if (end == next + 1)
        {
            mistakes.Refuse(Here, "An alias needs a name after @.", "Write the alias's name at once after it, as in @unsc.");
        }

        tokens.Add(new QueryToken(end == next + 1 ? TokenKind.Word : TokenKind.Alias, text[(next + 1)..end], Here));
        next = end;
    }

    private void ReadPhrase()
    {
        var at = Here;
        var start = ++next;
        while (next < text.Length && !IsQuote(text[next]))
        {
            if (text[next++] == '\n')
            {
                line++;
                lineStart = next;
            }
        }

        var phrase = string.Join(' ', text[start..next].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        WordCheck.Phrase(phrase, at, mistakes);
        tokens.Add(new QueryToken(TokenKind.Phrase, phrase, at));
        if (next == text.Length)
        {
            mistakes.Refuse(at, "The quote is opened and never closed.", "Write another \" where the phrase ends.");
        }

        next = Math.Min(next + 1, text.Length);
    }

    private void ReadDash()
    {
        var before = next == 0 ? ' ' : text[next - 1];
        if (next + 1 == text.Length || IsBlank(text[next + 1]))
        {
            mistakes.Refuse(Here, "A dash stands alone.", "Leave it out, or write NOT for \"without\".");
            next++;
        }
        else if (!IsBlank(before) && before is not ('(' or ')' or '（' or '）' or '|' or '｜' or '&' or '＆'))
        {
            mistakes.Refuse(Here, "A dash stands where it cannot mean NOT.", "Write a space before it: -word finds stories without the word. For a field, write -title:word.");
            next++;
        }
        else
        {
            Add(TokenKind.Not, 1);
        }
    }

    private void ReadRun()
    {
        var end = next;
        while (end < text.Length && !EndsRun(text[end]))
        {
            end++;
        }

        var run = text[next..end];
        var at = Here;
        var colon = run.AsSpan().IndexOfAny(":：");
        if (colon > 0 && QueryForms.IsField(run.AsSpan(0, colon), isJoined: colon + 1 < run.Length || (end < text.Length && (text[end] is '(' or '（' || IsQuote(text[end])))))
        {
            ReadField(run[..colon], at);
            return;
        }

        next = end;
        if (QueryForms.Operator(run) is { } kind)
        {
            tokens.Add(new QueryToken(kind, run, at));
        }
        else if (QueryForms.RefuseUnsupported(run, at, mistakes) is { } instead)
        {
            tokens.AddRange(instead.Select(stand => new QueryToken(stand, run, at)));
        }
        else
        {
            WordCheck.Run(run, at, mistakes);
            tokens.Add(new QueryToken(TokenKind.Word, run, at));
        }
    }

    private void ReadField(string name, Spot at)
    {
        next += name.Length + 1;
        QueryForms.CheckField(name, at, mistakes);
        tokens.Add(new QueryToken(TokenKind.Field, name, at));
    }

    private void Add(TokenKind kind, int length)
    {
        tokens.Add(new QueryToken(kind, text.Substring(next, length), Here));
        next += length;
    }

    private static bool EndsRun(char letter) =>
        char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '(' or ')' or '（' or '）' or '&' or '＆' or '|' or '｜' || IsQuote(letter);

    private static bool IsQuote(char letter) => letter is '"' or '„' or '“' or '”' or '‟' or '«' or '»' or '＂' or '「' or '」' or '『' or '』' or '〝' or '〞';

    // Control and zero-width characters come with copied text and are seen by nobody; inside a word they belong to it, as in Persian.
    private static bool IsBlank(char letter) =>
        char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format;
}
