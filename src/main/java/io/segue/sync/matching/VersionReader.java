package io.segue.sync.matching;

import static io.segue.sync.matching.VersionVocabulary.*;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one bracket or suffix of a title as version words: which kinds it names, and after whom, where or what. */
final class VersionReader {

    /** Version phrases that also count at the end of a title without bracket or dash. */
    static final List<String> TRAILING =
            List.of("original mix", "extended mix", "club mix", "radio edit", "radio mix", "remix");

    enum Reading {
        VERSION,
        /** Says nothing about the recording: remaster, deluxe, explicit, bonus track. */
        NEUTRAL,
        OTHER
    }

    private static final List<VersionKind> NAMED = List.of(
            VersionKind.REMIX, VersionKind.RERECORDED, VersionKind.COVER, VersionKind.ALTERNATE, VersionKind.LIVE);

    private final String[] words;
    private final Set<VersionKind> kinds = EnumSet.noneOf(VersionKind.class);
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();
    private String head = "";
    private boolean neutral;
    private boolean decidedNeutral;
    private boolean sameEdit;
    private boolean videoMix;

    private VersionReader(String[] words) {
        this.words = words;
    }

    /**
     * @param words folded
     * @param tags receives the kinds found
     */
    static Reading read(String[] words, Map<VersionKind, Set<String>> tags) {
        if (words.length == 1 && words[0].length() == 4 && isYear(words[0])) {
            tags.putIfAbsent(VersionKind.DATED, Set.of(words[0]));
            return Reading.VERSION;
        }
        if (words[words.length - 1].codePointAt(0) > 0x2FF || words[0].codePointAt(0) > 0x2FF) {
            Reading reading = NativeVersionWords.read(String.join("", words), tags);
            if (reading != Reading.OTHER) {
                return reading;
            }
        }
        VersionReader reader = new VersionReader(words);
        reader.scan();
        reader.judgeHead();
        return reader.conclude(tags);
    }

    private static boolean isYear(String word) {
        return (word.startsWith("19") || word.startsWith("20"))
                && Character.isDigit(word.charAt(2))
                && Character.isDigit(word.charAt(3));
    }

    /** Whether one of these words alone tells of a version. */
    static boolean namesKind(String words) {
        for (String word : words.split(" ")) {
            if (KINDS.containsKey(word) || SURE_HEADS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private void scan() {
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.equals("live") && !isLiveAt(i)) {
                names.add(word);
                continue;
            }
            VersionKind kind = KINDS.get(word);
            if (kind != null) {
                kinds.add(kind);
                if (word.equals("unplugged")) {
                    kinds.add(VersionKind.ACOUSTIC);
                }
                if (NAMES_ITSELF.contains(word)) {
                    names.add(word);
                }
            } else if (HEADS.contains(word) && isHead(i)) {
                head = word;
            } else if (NEUTRAL.contains(word)) {
                neutral = true;
                videoMix |= word.equals("video");
                decidedNeutral |= DECIDEDLY_NEUTRAL.contains(word);
                sameEdit |= SAME_EDIT.contains(word);
            } else if (Character.isDigit(word.charAt(0))) {
                numbers.add(word);
            } else if (!STOP.contains(word)) {
                names.add(word);
            }
        }
        if (words.length > 1) {
            String phrase = String.join(" ", words);
            PHRASES.forEach((text, kind) -> {
                if (phrase.contains(text)) {
                    kinds.add(kind);
                    names.removeAll(Set.of(text.split(" ")));
                }
            });
        }
    }

    /** "Club Mix", "Take 2", "Version originale", but not "Take It or Leave It": a head stands last, or before what cannot be a name. */
    private boolean isHead(int at) {
        for (int i = at + 1; i < words.length; i++) {
            String word = words[i];
            boolean says = STOP.contains(word)
                    || NEUTRAL.contains(word)
                    || KINDS.containsKey(word)
                    || HEADS.contains(word)
                    || LANGUAGES.containsKey(word)
                    || Character.isDigit(word.charAt(0));
            if (!says) {
                return i > at + 1 && STOP.contains(words[at + 1]); // "Version by Ann"
            }
        }
        return true;
    }

    private boolean isLiveAt(int i) {
        if (i + 1 == words.length) {
            return true;
        }
        String next = words[i + 1];
        return LIVE_PLACE.contains(next)
                || HEADS.contains(next)
                || NEUTRAL.contains(next)
                || KINDS.containsKey(next)
                || Character.isDigit(words[words.length - 1].charAt(0));
    }

    /** "Radio Edit", "Club Mix", "Tim Mason Mix", "Piano Version": the last word says how to read the ones before it. */
    private void judgeHead() {
        if (head.isEmpty() && kinds.isEmpty()) {
            return;
        }
        if (names.removeAll(SHORT_CUT) || (!head.isEmpty() && numbers.removeAll(SINGLES))) {
            kinds.add(VersionKind.RADIO_EDIT);
        }
        if (names.removeAll(LONG_CUT) || (!head.isEmpty() && numbers.remove("12"))) {
            kinds.add(VersionKind.EXTENDED);
        }
        judgeLanguage();
        boolean named = !names.isEmpty() && kinds.stream().noneMatch(NAMED::contains);
        switch (head) {
            case "" -> {}
            case "mix" -> judgeMix(named);
            case "edit" -> judgeEdit(named);
            default -> judgeVersion();
        }
    }

    private void judgeMix(boolean named) {
        if (kinds.contains(VersionKind.RADIO_EDIT) || videoMix) {
            kinds.add(VersionKind.NEW_MIX);
        }
        if (named) {
            kinds.add(VersionKind.REMIX);
        } else if (kinds.isEmpty() && !neutral) {
            kinds.add(numbers.isEmpty() ? VersionKind.REMIX : VersionKind.NEW_MIX);
        }
    }

    private void judgeEdit(boolean named) {
        if (kinds.contains(VersionKind.REMIX) || (kinds.isEmpty() && !named && !sameEdit)) {
            kinds.add(VersionKind.RADIO_EDIT);
        } else if (named) {
            kinds.add(VersionKind.REMIX);
        }
    }

    private void judgeVersion() {
        if (kinds.isEmpty() && !decidedNeutral && (!names.isEmpty() || !numbers.isEmpty())) {
            kinds.add(VersionKind.ALTERNATE);
            names.addAll(numbers);
        }
    }

    private void judgeLanguage() {
        if (!head.isEmpty() && names.size() == 1) {
            String language = LANGUAGES.get(names.iterator().next());
            if (language != null) {
                kinds.add(VersionKind.LANGUAGE);
                names.clear();
                names.add(language);
            }
        }
    }

    /** "April 1978", after a venue. */
    private boolean isDate() {
        return !numbers.isEmpty() && !names.isEmpty() && MONTHS.containsAll(names);
    }

    private Reading conclude(Map<VersionKind, Set<String>> tags) {
        if (kinds.isEmpty()
                && names.size() == 1
                && LANGUAGES.containsKey(names.iterator().next())) {
            tags.put(VersionKind.LANGUAGE, Set.of(LANGUAGES.get(names.iterator().next())));
            return Reading.VERSION;
        }
        if (kinds.isEmpty()) {
            boolean saysNothing = decidedNeutral || (names.isEmpty() && (neutral || !head.isEmpty()));
            return saysNothing || isDate() ? Reading.NEUTRAL : Reading.OTHER;
        }
        VersionKind owner = kinds.contains(VersionKind.LANGUAGE)
                ? VersionKind.LANGUAGE
                : NAMED.stream().filter(kinds::contains).findFirst().orElse(null);
        if (owner == VersionKind.LIVE || owner == VersionKind.REMIX) {
            names.addAll(numbers); // "Live 1975" is not "Live 1985", and 2 Chainz has a number
        }
        for (VersionKind kind : kinds) {
            tags.merge(kind, kind == owner ? names : Set.of(), (a, b) -> a.isEmpty() ? b : a);
        }
        return Reading.VERSION;
    }
}
