package io.segue.sync.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other names an artist's name gives for the same artist: "Kenshi Yonezu (米津玄師)", "田馥甄 Hebe Tien", "TotoVEVO". */
final class Aliases {

    private static final Pattern BRACKETS = Pattern.compile("^(.+?)\\s*[(\\[（［]([^)\\]）］]+)[)\\]）］]\\s*$");
    /** What video services append to an artist's name for the channel. */
    private static final List<String> CHANNELS = List.of("VEVO", "- Topic", "Official", "music", "TV", "Channel");

    private static final Pattern CHANNEL = Pattern.compile("^(.{2,}?)\\s*(?:" + String.join("|", CHANNELS) + ")$");

    private static final Pattern SCRIPTS =
            Pattern.compile("^([\\p{L}&&[^\\p{IsLatin}]][\\p{L}\\p{M}・ &&[^\\p{IsLatin}]]*) +(\\p{IsLatin}.*)$");

    private Aliases() {}

    static List<String> of(String name) {
        char last = name.charAt(name.length() - 1);
        boolean brackets = last == ')' || last == ']' || last == '）' || last == '］';
        boolean scripts = name.charAt(0) > 0x24F && name.indexOf(' ') > 0;
        boolean channel = CHANNELS.stream().anyMatch(name::endsWith);
        if (!brackets && !scripts && !channel) {
            return List.of();
        }
        List<String> aliases = new ArrayList<>(2);
        if (brackets) {
            addGroups(BRACKETS.matcher(name), aliases);
        }
        if (scripts) {
            addGroups(SCRIPTS.matcher(name), aliases);
        }
        if (channel) {
            addGroups(CHANNEL.matcher(name), aliases);
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
