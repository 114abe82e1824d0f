package io.segue.batch.report.nights;

import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a report is about: the section {@code report}. A night is a calendar day of its time zone; a batch belongs to the night it was
 * created in.
 *
 * @param to the last night, included
 * @param jobs patterns with {@code *} and {@code ?}; none for all jobs
 */
record Period(LocalDate from, LocalDate to, ZoneId zone, List<Pattern> jobs) {

    private static final int USUAL_NIGHTS = 30;
    private static final int MOST_NIGHTS = 366;

    /** Problems are noted in the section. */
    static Period read(Section root, LocalDate last) {
        Section report = root.section("report").orElseGet(Section::empty);
        int nights = report.wholeNumber("nights", 1, MOST_NIGHTS)
                .orElse((long) USUAL_NIGHTS)
                .intValue();
        List<Pattern> jobs = report.texts("jobs").stream()
                .map(Located::text)
                .map(Period::pattern)
                .toList();
        return new Period(last.minusDays(nights - 1L), last, zone(report), jobs);
    }

    private static ZoneId zone(Section report) {
        Optional<String> zone = report.text("zone");
        try {
            return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            report.problem("zone", "there is no time zone '" + zone.orElse("") + "'. Name one such as Europe/Berlin.");
            return ZoneId.systemDefault();
        }
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }

    boolean covers(String job) {
        return jobs.isEmpty()
                || jobs.stream().anyMatch(pattern -> pattern.matcher(job).matches());
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    LocalDate night(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    List<LocalDate> nights() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
