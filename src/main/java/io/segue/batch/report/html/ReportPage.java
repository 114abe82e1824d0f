package io.segue.batch.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Puts the page together: head, what happened, counts, units, rows to look at, files. */
public final class ReportPage {

    private static final String FILE = "report.html";

    private ReportPage() {}

    /** Written last, for it lists what is there. */
    public static void write(Path directory, PageContent page) throws IOException {
        Document.write(
                directory.resolve(FILE),
                page.batch().job() + " · " + Words.state(page.batch().state()),
                style(),
                Html.join(List.of(
                        PageHeader.of(page),
                        CountTiles.of(page.all()),
                        UnitTable.of(page),
                        RowSections.of(page),
                        FileLinks.of(directory))));
    }

    /** What all pages look like. */
    public static Html style() throws IOException {
        return Document.style(ReportPage.class, "report.css");
    }
}
