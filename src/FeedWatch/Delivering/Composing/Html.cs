using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace FeedWatch.Delivering;

/// <summary>HTML that is safe by construction: text put into its holes is encoded, unless it is <see cref="Html"/> already.</summary>
internal readonly record struct Html(string Value)
{
    public static readonly Html None = new(string.Empty);

    public static Html Of(Template template) => new(template.ToString());

    public static Html Join(IEnumerable<Html> parts, string separator = "") =>
        new(string.Join(separator, parts.Select(part => part.Value)));

    public override string ToString() => Value;

    /// <summary>What the compiler fills from an interpolated string. It has no way to put in text without encoding it.</summary>
    [InterpolatedStringHandler]
    public sealed class Template(int literalLength, int formattedCount)
    {
        // Text outside ASCII stays readable, and a third of the size that entities would take.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder html = new(literalLength + (formattedCount * 40));

        public void AppendLiteral(string literal) => html.Append(literal);

        public void AppendFormatted(Html part) => html.Append(part.Value);

        public void AppendFormatted(string text) => html.Append(Encoder.Encode(text));

        public override string ToString() => html.ToString();
    }
}
