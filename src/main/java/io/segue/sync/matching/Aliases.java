package io.segue.sync.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other names an artist's name gives for the same artist: "Kenshi Yonezu (米津玄師)", "田馥甄 Hebe Tien", "TotoVEVO". */
final class Aliases {

    private static final Pattern BRACKETS = Pattern.compile("^(.+?)\\s*[(\\[（［]([^)\\]）］]+)[)\\]）］]\\s*$");
    /** What video services append to an artist's name for the channel. */
    private static final Pattern CHANNEL = Pattern.compile("^(.{2,}?)\\s*(?:VEVO|- Topic|Official|music|TV|Channel)$");

    private static final Pattern SCRIPTS =
            Pattern.compile("^([\\p{L}&&[^\\p{IsLatin}]][\\p{L}\\p{M}・ &&[^\\p{IsLatin}]]*) +(\\p{IsLatin}.*)$");

    private Aliases() {}

    static List<String> of(String name) {
        List<String> aliases = new ArrayList<>(2);
        addGroups(BRACKETS.matcher(name), aliases);
        addGroups(SCRIPTS.matcher(name), aliases);
        Matcher channel = CHANNEL.matcher(name);
        if (channel.matches()) {
            aliases.add(channel.group(1));
        }
        return aliases;
    }

    private static void addGroups(Matcher matcher, List<String> aliases) {
        if (matcher.matches()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                aliases.add(matcher.group(i));
            }
        }
    }
}
