package io.segue.batch.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A page as a file of its own: it loads nothing and runs nothing. */
public final class Document {

    private Document() {}

    public static void write(Path file, String title, Html style, Html body) throws IOException {
        Html html = Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>{}</title>
                <style>
                {}</style>
                </head>
                <body>
                <main>
                {}</main>
                </body>
                </html>
                """, title, style, body);
        // as bytes: what UTF-8 cannot say is replaced instead of refused
        Files.write(file, html.markup().getBytes(StandardCharsets.UTF_8));
    }

    /** A style sheet that lies beside the class. */
    public static Html style(Class<?> beside, String name) throws IOException {
        try (InputStream css = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return new Html(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
