namespace FeedWatch.Matching.Forms;

/// <summary>
/// Short words that are common in some language of the Latin script and that an abbreviation could be taken for: folded, up to 6 letters.
/// Not here: what a language writes with one capital only (Onu, Nato), though another has it as a word.
/// </summary>
internal static class CommonWords
{
    private static readonly HashSet<string> Words = Split(
        // English
        """
        ad add age ago aid aids aim air all am an and any app apt arc are arm art as ask at ate bad ban bar bat be bed bee beg bet big bin bit boy bus but buy by cab
        can cap car cat cop cut dad dam day did die dig dim do dog dot dry due each ear earn ease east easy eat echo edge ego end era even ever eye face fact fad fail
        fair fall fan far fast fat fear fed fee feel few fig fit fix flag flow fly fog for fox from fun gap gas gap get go god got gun had has hat he her here hi him
        hip his hit hop hot how hub ice icy if ill in inn ion ire is it its jet job joy key kid kit lab lap last law lay lead leap led leg let lid lie like lip lit log
        long lost lot low mad man map mat may me mean meet men met mid mix mob mod more most mud must my nap near net new nil no nod nor not note now nut oar odd of off
        oh oil old on one only or our out over own pace pad pan part pass past pat path pay pen per pet pie pig pin pit plan pop port pot pro pub put ran rat raw ray
        red rest rib rich rid ring rise road rob role rose row rub run sad said same sat save saw say sea see seed set she ship show shut sin sit six ski sky so
        some son soon star start step stop sun tap tar tax tea ten than that the them then they this tie tin tip to toe top tour toy try two up us use van vet via
        vice vow wage wait want war was wave way we web week well were west wet what when who why will win wise wish with won word work yes yet you zone
        """,
        // French, Spanish, Portuguese, Italian, Romanian, Catalan
        """
        ai al algo alla an ao aos as au aux avec bas bien bon ca car ce cent ces cette che chi ci com come como con cosa cu da dal dans das de dei del della des di dia
        dit do dois dos du e ea ei el ela ele elle em en era es esta est et eta eu fa fi fin fils foi gli hai han hay il ils io ira ja je jour la las le les leur
        lo los lui ma mais mal mas me mes mi mia mil mis moi mon na ne nel no noi non nos nous nu o oi on os ou oui pai pais pan para parte pas pe pe per pero peu
        plus pois por pour pra prin que qui rei san sao sas se sem ser ses sen si sin so soi son sont sou sous sta su sua sul sunt sur te tem tous tra tu tudo tutto uma
        un una une uno va vai vers voi vos vous
        """,
        // German, Dutch, Danish, Norwegian, Swedish
        """
        ab als also am an ar att auf aus av bei bis bist da dag das dass de dem den denn der des det die dies doch du een efter eg ein eine einem einer eines en er es et
        ett euer for fra fur gar han har hat het hier hij hon ich ihm ihn ihr ihre im in ist ja jeg kan kein man med mehr mein men met mich mig min mir mit nach naar neu
        ni nicht noch nog nun nur och oder og oft ohne ok om op pa rat sag sei sein seit ska sich sie sig sind so son som ta tag te til tot tun um und uns ut vad van var
        ved vi vil vom von vor voor wann war was weg wel wem wen wer wie wir wird wo zu zum zur zwei
        """,
        // Turkish, Polish, Czech, Croatian, Hungarian, Finnish, Indonesian, Swahili, Vietnamese
        """
        ada ale ama ani as az bez bir biz bo bu by co czy da de dla dan den do dni eden el en er et hem her hogy ile in ita iz ja jak je jest jeho ki ko kod kun ku la
        mi my na nad nas ne ni nie nin o od on oni ona pa po pod pro przy sa se sen set siz su sta ta tak tam te ten ti to tu ty u un uz van ve vo vy wa ya yok za ze
        """);

    public static bool Contain(string folded) => Words.Contains(folded);

    private static HashSet<string> Split(params string[] languages) =>
        languages.SelectMany(words => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
}
