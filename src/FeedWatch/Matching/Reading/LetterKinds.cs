using System.Globalization;
using static System.Globalization.UnicodeCategory;

namespace FeedWatch.Matching.Reading;

/// <summary>What a UTF-16 unit is by its Unicode category and script, before <see cref="FoldTable"/>.</summary>
internal static class LetterKinds
{
    public static Letter Of(char letter) => letter switch
    {
        // Most of the plane, told apart quickly: Chinese, Korean, surrogates, private use.
        (>= '\u4E00' and < '\uA000') or (>= '\uAC00' and <= '\uD7A3') => new Letter(letter, LetterKind.WholeWord, IsCapital: false),
        >= '\uD800' and <= '\uDFFF' => new Letter(letter, LetterKind.Surrogate, IsCapital: false),
        >= '\uE000' and <= '\uF8FF' => default,
        _ => OfCategory(letter, char.GetUnicodeCategory(letter)),
    };

    public static bool IsWordPart(UnicodeCategory category) =>
        category is UppercaseLetter or LowercaseLetter or TitlecaseLetter or ModifierLetter or OtherLetter or LetterNumber
            or DecimalDigitNumber or NonSpacingMark or SpacingCombiningMark or EnclosingMark;

    /// <summary>Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese letters: there are no spaces between words, so each is taken as a word.</summary>
    public static bool StandsAlone(int letter) =>
        letter is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1100 and <= 0x11FF) or (>= 0x1780 and <= 0x17FF)
            or (>= 0x2E80 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F) or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAA7F)
            or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static Letter OfCategory(char letter, UnicodeCategory category) =>
        new(category == DecimalDigitNumber ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : char.ToLowerInvariant(letter), KindOf(letter, category), category is UppercaseLetter or TitlecaseLetter);

    private static LetterKind KindOf(char letter, UnicodeCategory category) => letter switch
    {
        '\'' or '’' or '‘' or '‛' or 'ʼ' or 'ʻ' or '＇' or '`' or '´' or '′' => LetterKind.Apostrophe,

        // Geresh and gershayim mark a Hebrew abbreviation; tatweel only stretches an Arabic word.
        '׳' or '״' or '\u0640' => LetterKind.Ignored,
        _ => category switch
        {
            Format => LetterKind.Ignored,
            NonSpacingMark or EnclosingMark when IsAccent(letter) => LetterKind.Ignored,
            DecimalDigitNumber => LetterKind.Letter,
            _ when IsWordPart(category) => StandsAlone(letter) ? LetterKind.WholeWord : LetterKind.Letter,
            _ => LetterKind.Separator,
        },
    };

    // Marks that a writer may leave out. In other scripts (Devanagari, Thai ...) a mark is a vowel and makes the word.
    private static bool IsAccent(char mark) =>
        mark is (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') or (>= '\u0591' and <= '\u05C7') or (>= '\u0610' and <= '\u061A')
            or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06ED') or (>= '\u1AB0' and <= '\u1AFF')
            or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFE20' and <= '\uFE2F');
}
