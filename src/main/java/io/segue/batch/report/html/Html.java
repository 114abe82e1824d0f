package io.segue.batch.report.html;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A piece of markup. Made of templates of ours and values of others: whatever is not markup already is escaped, so that nothing a user
 * named can become part of the page's structure.
 *
 * @param markup well-formed by construction
 */
public record Html(String markup) {

    public static final Html NONE = new Html("");

    private static final String PLACE = "{}";

    /** The template with each {@code {}} replaced, in order: markup as it is, {@code null} by nothing, all else escaped. */
    public static Html of(String template, @Nullable Object... values) {
        StringBuilder page = new StringBuilder(template.length() + 64);
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("more values than places: " + template);
            }
            page.append(template, from, place);
            append(page, value);
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("more places than values: " + template);
        }
        return new Html(page.append(template, from, template.length()).toString());
    }

    public static Html join(Collection<Html> pieces) {
        StringBuilder page = new StringBuilder();
        pieces.forEach(piece -> page.append(piece.markup));
        return new Html(page.toString());
    }

    private static void append(StringBuilder page, @Nullable Object value) {
        if (value instanceof Html html) {
            page.append(html.markup);
        } else if (value != null) {
            value.toString().chars().forEach(c -> appendEscaped(page, (char) c));
        }
    }

    private static void appendEscaped(StringBuilder page, char c) {
        switch (c) {
            case '&' -> page.append("&amp;");
            case '<' -> page.append("&lt;");
            case '>' -> page.append("&gt;");
            case '"' -> page.append("&quot;");
            case '\'' -> page.append("&#39;");
            case '\t', '\n', '\r' -> page.append(c);
            default -> page.append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
    }

    @Override
    public String toString() {
        return markup;
    }
}
