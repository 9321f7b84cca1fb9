using FeedWatch.Configuration;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Configuration;

public class AnyTextTests
{
    private static readonly string[] Bits =
    [
        "\"", "'", "\\", "\n", " ", "\t", ":", ": ", "- ", "[", "]", "{", "}", ",", "#", " #", "&a", "*a", "!", "!!a", "|", ">", "|2", ">-", "%", "@", "`", "? ",
        "---", "...", "${A}", "${", "$${", "\r\n", "\r", "\u0085", "\u2028", "\uFEFF", "\u00A0", "é", "😀", "\uD83D", "~", "null", "<<", "\\x", "\\u12", "\\\n",
    ];

    private static readonly IReadOnlyList<string> Samples = [.. Documentation.Examples, .. Documentation.Blocks("yaml"), .. Documentation.Blocks("yaml mistaken")];

    [Property(MaxTest = 300)]
    public void Whatever_happens_to_a_file_is_told_with_its_place(int seed)
    {
        var yaml = Damage(new Random(seed));

        if (Yaml.Read(yaml, ("A", "val: ue")) is ConfigurationResult.Invalid { Mistakes: var mistakes })
        {
            var lastLine = yaml.ReplaceLineEndings("\n").Count(letter => letter == '\n') + 1;
            mistakes.ShouldNotBeEmpty();
            mistakes.ShouldAllBe(mistake => mistake.Line >= 1 && mistake.Line <= lastLine + 1 && mistake.Column >= 1, yaml);
            mistakes.ShouldAllBe(mistake => mistake.Text.EndsWith('.') && mistake.Advice.Length > 0 && !mistake.ToString().Contains("val: ue"), yaml);
        }
    }

    private static string Damage(Random random)
    {
        var yaml = Samples[random.Next(Samples.Count)];
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(yaml.Length + 1);
            var length = Math.Min(random.Next(1, 20), yaml.Length - at);
            yaml = random.Next(3) switch
            {
                0 => yaml.Insert(at, Bits[random.Next(Bits.Length)]),
                1 => yaml.Remove(at, length),
                _ => yaml.Insert(random.Next(yaml.Length + 1), yaml.Substring(at, length)),
            };
        }

        return yaml;
    }
}
