package io.segue.batch.definition;

import io.segue.batch.Section.Located;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** What the values of {@code forEach} are called in names of jobs, batches and folders: unlike each other, and safe in a path. */
final class EachNames {

    private static final int DEEPEST = 8;

    private EachNames() {}

    /** Files by their own name, with as many folders before it as it takes to tell all apart; other values as they are. */
    static List<String> of(ForEach forEach, List<Located> values) {
        if (!forEach.key().equals(ForEach.FILES)) {
            return distinct(
                    forEach,
                    values,
                    values.stream().map(value -> safe(value.text())).toList());
        }
        List<String> names = List.of();
        for (int parts = 1; parts <= DEEPEST; parts++) {
            int last = parts;
            names = values.stream()
                    .map(value -> name(Path.of(value.text()), last))
                    .toList();
            if (new HashSet<>(names).size() == names.size()) {
                return names;
            }
        }
        return distinct(forEach, values, names);
    }

    /** The job's name with the value's, shortened where both together are too long for the ledger. */
    static String job(String job, String name) {
        String whole = job + "@" + name;
        if (whole.length() <= Expansion.LONGEST_JOB) {
            return whole;
        }
        CRC32 checksum = new CRC32();
        checksum.update(whole.getBytes(StandardCharsets.UTF_8));
        String digits = "-%08x".formatted(checksum.getValue());
        int end = Expansion.LONGEST_JOB - digits.length();
        boolean cutsPair = Character.isHighSurrogate(whole.charAt(end - 1));
        return whole.substring(0, cutsPair ? end - 1 : end) + digits;
    }

    private static List<String> distinct(ForEach forEach, List<Located> values, List<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i).text();
            String other = seen.putIfAbsent(names.get(i), value);
            if (other != null) {
                forEach.section()
                        .problem(
                                forEach.key(),
                                "'" + other + "' and '" + value + "' would both be called '" + names.get(i)
                                        + "'. Rename one of them.");
            }
        }
        return names;
    }

    private static String name(Path file, int parts) {
        int count = file.getNameCount();
        Path named = file.subpath(Math.max(0, count - parts), count);
        String text = named.toString();
        int dot = text.lastIndexOf('.');
        return safe(dot > text.lastIndexOf(named.getFileName().toString()) ? text.substring(0, dot) : text);
    }

    private static String safe(String text) {
        return text.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
