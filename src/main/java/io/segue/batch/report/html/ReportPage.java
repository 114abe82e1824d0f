package io.segue.batch.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Puts the page together: head, what happened, counts, units, rows to look at, files. */
public final class ReportPage {

    private static final String FILE = "report.html";

    private ReportPage() {}

    /** Written last, for it lists what is there. */
    public static void write(Path directory, PageContent page) throws IOException {
        Html html = Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>{} · {}</title>
                <style>
                {}</style>
                </head>
                <body>
                <main>
                {}{}{}{}{}</main>
                </body>
                </html>
                """,
                page.batch().job(),
                Words.state(page.batch().state()),
                style(),
                PageHeader.of(page),
                CountTiles.of(page.all()),
                UnitTable.of(page),
                RowSections.of(page),
                FileLinks.of(directory));
        // as bytes: what UTF-8 cannot say is replaced instead of refused
        Files.write(directory.resolve(FILE), html.markup().getBytes(StandardCharsets.UTF_8));
    }

    private static Html style() throws IOException {
        try (InputStream css = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new Html(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
