using static FeedWatch.Matching.Language.QueryCharacters;

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
            case '=' or '＝':
                ReadExact();
                break;
            case var _ when IsQuote(letter):
                ReadPhrase(isExact: false);
                break;
            case '-' or '–' or '−' or '－':
                ReadDash();
                break;
            default:
                ReadRun();
                break;
        }
    }

    private void ReadExact()
    {
        var at = Here;
        next++;
        if (next < text.Length && IsQuote(text[next]))
        {
            ReadPhrase(isExact: true);
        }
        else if (next == text.Length || EndsRun(text[next]) || text[next] is '@' or '＠' or '-' or '=' or '＝')
        {
            mistakes.Refuse(at, "= stands before a word or a phrase and finds that spelling only.", "Write =Word or =\"Two Words\", or leave it out.");
        }
        else
        {
            ReadWord(text[next..EndOfRun()], at, isExact: true);
        }
    }

    // && and || are what a programmer types.
    private void ReadSign(char sign, TokenKind kind)
    {
        var length = next + 1 < text.Length && text[next + 1] == sign ? 2 : 1;
        if (next > 0 && next + 1 < text.Length && char.IsLetterOrDigit(text[next - 1]) && char.IsLetterOrDigit(text[next + 1]))
        {
            var meaning = kind == TokenKind.And ? "AND" : "OR";
            mistakes.Warn(Here, $"{sign} between letters means {meaning}.", "If it belongs to a name, write the name in quotes: \"AT&T\".");
        }

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

    private void ReadPhrase(bool isExact)
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
        tokens.Add(new QueryToken(TokenKind.Phrase, phrase, at) { IsExact = isExact });
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
        var end = EndOfRun();
        var run = text[next..end];
        var at = Here;
        var colon = run.AsSpan().IndexOfAny(":：");
        if (colon > 0 && IsField(run.AsSpan(0, colon), isJoined: colon + 1 < run.Length || (end < text.Length && (text[end] is '(' or '（' || IsQuote(text[end])))))
        {
            ReadField(run[..colon], at);
        }
        else if (Operators.Read(WithoutUnseen(run), at, mistakes) is { } operation)
        {
            tokens.Add(operation);
            next = end;
        }
        else
        {
            ReadWord(run, at, isExact: false);
        }
    }

    private void ReadWord(string run, Spot at, bool isExact)
    {
        next += run.Length;
        WarnOfSingleQuote(run, at);
        Operators.WarnOfSmall(run, at, mistakes);
        var isPrefix = run.Length > 1 && run[^1] is '*' or '＊';
        var word = isPrefix ? run[..^1] : run;
        WordCheck.Run(word, isPrefix, at, mistakes);
        tokens.Add(new QueryToken(TokenKind.Word, word, at) { IsExact = isExact, IsPrefix = isPrefix });
    }

    private void WarnOfSingleQuote(string run, Spot at)
    {
        if (run.Length > 1 && run[0] is '\'' or '‘' or '‚')
        {
            mistakes.Warn(at, $"{run[0]} is an apostrophe and makes no phrase.", "For words in a row write double quotes: \"Security Council\".");
        }
    }

    private int EndOfRun()
    {
        var end = next;
        while (end < text.Length && !EndsRun(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether a name before a colon is meant as a field. <paramref name="isJoined"/>: the next word follows at once, unlike in "Lavrov: we are ready".</summary>
    private static bool IsField(ReadOnlySpan<char> name, bool isJoined) =>
        QueryFields.Find(name) is not null || (isJoined && !name.ContainsAnyExceptInRange('A', 'z') && System.Text.Ascii.IsValid(name));

    private void ReadField(string name, Spot at)
    {
        next += name.Length + 1;
        QueryFields.Check(name, at, mistakes);
        tokens.Add(new QueryToken(TokenKind.Field, name, at));
    }

    private void Add(TokenKind kind, int length)
    {
        tokens.Add(new QueryToken(kind, text.Substring(next, length), Here));
        next += length;
    }
}
