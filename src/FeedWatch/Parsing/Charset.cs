using System.Text;

namespace FeedWatch.Parsing;

/// <summary>The encodings that charset names mean on the web, which is not always what the name says.</summary>
internal static class Charset
{
    private const int LongestName = 40;

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What western publishers write who name another encoding, or none.</summary>
    public static Encoding Western { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static bool IsUtf8(Encoding? encoding) => encoding?.CodePage == Utf8.CodePage;

    /// <returns>Null for a name that is unknown, or of an encoding in which &lt; is no plain byte: the document says otherwise by having one.</returns>
    public static Encoding? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
        {
            return null;
        }

        var wanted = name.Trim().Trim('"', '\'').ToLowerInvariant();
        var encoding = Canonical(wanted) is { } page ? CodePagesEncodingProvider.Instance.GetEncoding(page) : ByName(wanted);
        return encoding is not null && (IsUtf8(encoding) || encoding.GetBytes("<") is [(byte)'<']) ? encoding : null;
    }

    private static Encoding? ByName(string name)
    {
        if (name is "utf-8" or "utf8" or "unicode-1-1-utf-8")
        {
            return Utf8;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Code pages by the labels of the WHATWG's Encoding Standard that the framework reads otherwise or not at all.</summary>
    private static int? Canonical(string name) => name switch
    {
        "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" or "ansi" or "cp1252" or "windows1252" => 1252,
        "iso-8859-9" or "latin5" => 1254,
        "iso-8859-11" or "tis-620" => 874,
        "cp1251" or "windows1251" or "win-1251" or "win1251" => 1251,
        "koi8" or "koi" => 20866,
        "cp1250" or "windows1250" => 1250,
        "cp1253" => 1253,
        "cp1254" => 1254,
        "cp1256" => 1256,
        "gb2312" or "gbk" or "x-gbk" or "gb_2312-80" or "cp936" => 54936,
        "euc-kr" or "ks_c_5601-1987" or "ksc5601" or "cp949" or "windows-949" => 949,
        "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" or "cp932" => 932,
        "big5" or "big5-hkscs" or "cp950" => 950,
        _ => null,
    };
}
