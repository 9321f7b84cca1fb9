namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>
/// The words of the made-up language that rules and stories are written in: common English ones, then made-up ones, the more common the lower its rank,
/// as Zipf found. None ends in s, so that a plural that FeedWatch finds by itself is never another word's own form. Names are words that are rare for good.
/// </summary>
internal sealed class SpeedWords
{
    private const int Count = 50_000;

    // Those that say nothing about what a text is about, from "the" to "take".
    private const int Common = 134;
    private const int Names = 2_000_000;
    private const string NameEnding = "ard";

    private const string English =
        "the of and to in a that for on with he at by from it be an have not but are they which one you were her all she there would their we him been when who will more no if out so said "
        + "what up about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must "
        + "through back where much your way well down should each just people how too little state good very make world still own see men work long get here between both life being under "
        + "never day same another know while last might great old year off come since against go came right used take three government president minister country war city week report party "
        + "power home water police court market trade talk council security foreign border election budget energy river school doctor teacher village";

    private static readonly string[] Syllables =
        [.. from first in (string[])["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "t", "v", "st", "tr"] from second in (string[])["a", "e", "i", "o", "u", "an", "er", "in", "ol", "un"] select first + second];

    private readonly string[] words;
    private readonly double[] shares;

    public SpeedWords(Random random)
    {
        var all = new HashSet<string>(English.Split(' '), StringComparer.Ordinal);
        while (all.Count < Count)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            if (!word.EndsWith(NameEnding, StringComparison.Ordinal))
            {
                all.Add(word);
            }
        }

        words = [.. all];
        shares = Shares();
    }

    public string Any(Random random) => words[Rank(random)];

    /// <summary>As rules use them: government, or a made-up one.</summary>
    public string Telling(Random random)
    {
        var rank = Rank(random);
        while (rank < Common)
        {
            rank = Rank(random);
        }

        return words[rank];
    }

    public string CommonOne(Random random) => words[random.Next(Common)];

    public static string Name(Random random)
    {
        var name = NameEnding;
        for (var number = random.Next(Names); number > 0; number /= Syllables.Length)
        {
            name = Syllables[number % Syllables.Length] + name;
        }

        return name;
    }

    private int Rank(Random random)
    {
        var place = Array.BinarySearch(shares, random.NextDouble() * shares[^1]);
        return Math.Min(place < 0 ? ~place : place, Count - 1);
    }

    private static double[] Shares()
    {
        var sums = new double[Count];
        var sum = 0.0;
        for (var rank = 0; rank < Count; rank++)
        {
            sum += 1.0 / (rank + 1);
            sums[rank] = sum;
        }

        return sums;
    }
}
