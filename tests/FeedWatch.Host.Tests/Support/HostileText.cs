namespace FeedWatch.Host.Tests.Support;

internal static class HostileText
{
    /// <summary>Nothing in it can steer a terminal: no control codes but line ends, no override of the reading direction.</summary>
    public static void ShouldBeHarmless(string output)
    {
        output.Where(character => char.IsControl(character) && character != '\n').ShouldBeEmpty();
        output.IndexOfAny(['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069']).ShouldBe(-1);
    }
}
