package io.segue.sync.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A title cut at its brackets and at " - ", nothing judged yet. Brackets of all scripts count, nested and unclosed ones too.
 *
 * @param lead content of a bracket before any other word, or empty: "(Sittin' On) The Dock of the Bay"
 * @param name what stands before the first suffix, outside brackets
 * @param suffixes bracket contents and dash parts
 */
record TitleSegments(String lead, String name, List<String> suffixes) {

    static TitleSegments of(String title) {
        StringBuilder outside = new StringBuilder(title.length());
        Deque<StringBuilder> open = new ArrayDeque<>(2);
        List<String> suffixes = new ArrayList<>(2);
        String lead = "";
        boolean leading = false;
        for (int i = 0; i < title.length(); i++) {
            char c = unify(title.charAt(i));
            if (c == '(') {
                leading = open.isEmpty() ? outside.toString().isBlank() && lead.isEmpty() : leading;
                open.push(new StringBuilder());
            } else if (c == ')' && !open.isEmpty()) {
                String content = open.pop().toString();
                if (leading && open.isEmpty()) {
                    lead = content;
                } else if (!content.isBlank()) {
                    suffixes.add(content);
                }
                (open.isEmpty() ? outside : open.peek()).append(' ');
            } else {
                (open.isEmpty() ? outside : open.peek()).append(c);
            }
        }
        while (!open.isEmpty()) { // exports cut long titles
            suffixes.add(open.pop().toString());
        }
        return new TitleSegments(lead, cutDashes(outside.toString(), suffixes), suffixes);
    }

    /** Moves what follows the first " - " to the suffixes, before what brackets gave. */
    private static String cutDashes(String outside, List<String> suffixes) {
        String name = null;
        int from = 0;
        int added = 0;
        for (int dash; (dash = outside.indexOf(" - ", from)) >= 0; from = dash + 2) {
            String part = outside.substring(from, dash);
            if (!part.isBlank() && name == null) {
                name = part;
            } else if (!part.isBlank()) {
                suffixes.add(added++, part);
            }
        }
        String rest = outside.substring(from);
        if (name == null) {
            return rest;
        }
        if (!rest.isBlank()) {
            suffixes.add(added, rest);
        }
        return name;
    }

    private static char unify(char c) {
        return switch (c) {
            case '[', '{', '（', '［', '【', '〔', '「', '『', '〈', '《' -> '(';
            case ']', '}', '）', '］', '】', '〕', '」', '』', '〉', '》' -> ')';
            case '–', '—', '―', '−', '‐', '‑', '－' -> '-';
            case '\t', '\u00A0', '\u3000' -> ' ';
            default -> c;
        };
    }
}
