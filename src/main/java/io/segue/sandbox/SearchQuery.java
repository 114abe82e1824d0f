package io.segue.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code q} taken apart: filters such as {@code artist:"Miles Davis"} or {@code year:1959}, and free words.
 *
 * @param broken whether a filter's value has an apostrophe, which the service finds nothing with
 */
record SearchQuery(Map<String, List<String>> filters, String words, boolean broken) {

    private static final Pattern FILTER =
            Pattern.compile("\\b(isrc|track|artist|album|year):(?:\"([^\"]*)\"|(\\S+))", Pattern.CASE_INSENSITIVE);

    static SearchQuery parse(String q) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        boolean broken = false;
        Matcher filter = FILTER.matcher(q);
        StringBuilder words = new StringBuilder();
        int end = 0;
        while (filter.find()) {
            String value = filter.group(2) == null ? filter.group(3) : filter.group(2);
            broken |= value.indexOf('\'') >= 0 || value.indexOf('’') >= 0;
            filters.computeIfAbsent(filter.group(1).toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                    .add(value);
            words.append(q, end, filter.start()).append(' ');
            end = filter.end();
        }
        words.append(q, end, q.length());
        return new SearchQuery(filters, words.toString().strip(), broken);
    }
}
