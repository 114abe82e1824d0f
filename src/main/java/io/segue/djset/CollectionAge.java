package io.segue.djset;

import io.segue.batch.JobDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How old the files are that sets are made of: an export from a DJ program is a picture of the day it was made. */
final class CollectionAge {

    private static final int OLD_DAYS = 14;

    private CollectionAge() {}

    /** One sentence on the oldest of the files; nothing where none is there any more. */
    static Optional<String> of(JobDefinition definition, List<Path> files) {
        Path oldest = null;
        LocalDate written = LocalDate.MAX;
        for (Path file : files) {
            Optional<LocalDate> date = lastWritten(file);
            if (date.isPresent() && date.get().isBefore(written)) {
                oldest = file;
                written = date.get();
            }
        }
        if (oldest == null) {
            return Optional.empty();
        }
        LocalDate made = definition.date().orElseGet(LocalDate::now);
        long days = Math.max(0, ChronoUnit.DAYS.between(written, made));
        String age = days == 0 ? "the same day" : days == 1 ? "a day before" : days + " days before";
        return Optional.of("Made for " + made + " of " + oldest.getFileName() + ", last written on " + written + ", "
                + age + (days >= OLD_DAYS ? ": export it again to have what came in since." : "."));
    }

    private static Optional<LocalDate> lastWritten(Path file) {
        try {
            Instant time = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(time.atZone(ZoneId.systemDefault()).toLocalDate());
        } catch (IOException gone) {
            return Optional.empty(); // the ledger has its rows; only its age cannot be told any more
        }
    }
}
