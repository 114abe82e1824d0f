package io.segue.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A project folder with a generated import: some rows are duplicates, some are not in the collection, some cannot be read. The same size
 * gives the same bytes, so the same batch.
 */
final class ImportProject {

    static final String JOB = "jobs/import.yaml";

    private static final int ROWS_WITHOUT_TITLE = 97;
    private static final int ROWS_NOT_IN_COLLECTION = 31;
    private static final int DUPLICATES = 13;

    private ImportProject() {}

    /**
     * @param tracks rows over three playlists: four fifths, then two tenths
     */
    static Path create(Path folder, int tracks, int collectionSize) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.createDirectories(folder.resolve("input"));
        Files.writeString(folder.resolve(JOB), """
                type: playlist-import
                description: generated
                input:
                  files: input/playlists.csv
                target:
                  catalog: local
                  collection: input/collection.csv
                """);
        Files.writeString(folder.resolve("input/playlists.csv"), playlists(tracks, collectionSize));
        Files.writeString(folder.resolve("input/collection.csv"), collection(collectionSize));
        return folder;
    }

    private static String playlists(int tracks, int collectionSize) {
        StringBuilder csv = new StringBuilder("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
        Random random = new Random(20_26);
        int previous = 0;
        for (int row = 0; row < tracks; row++) {
            int track = row % DUPLICATES == DUPLICATES - 1 ? previous : random.nextInt(collectionSize);
            previous = track;
            String playlist = row < tracks * 8 / 10 ? "Long" : row < tracks * 9 / 10 ? "Middle" : "Short";
            String title = row % ROWS_WITHOUT_TITLE == ROWS_WITHOUT_TITLE - 1
                    ? ""
                    : row % ROWS_NOT_IN_COLLECTION == ROWS_NOT_IN_COLLECTION - 1
                            ? "Nowhere " + word(row)
                            : title(track);
            csv.append(title)
                    .append(',')
                    .append(artist(track))
                    .append(',')
                    .append(album(track))
                    .append(',');
            csv.append(playlist).append(",Playlist,\n");
        }
        return csv.toString();
    }

    private static String collection(int size) {
        StringBuilder csv = new StringBuilder("title,artist,album,duration_ms,location\n");
        for (int track = 0; track < size; track++) {
            csv.append(title(track))
                    .append(',')
                    .append(artist(track))
                    .append(',')
                    .append(album(track))
                    .append(',');
            csv.append(150_000 + track % 200 * 1000)
                    .append(",/music/")
                    .append(track)
                    .append(".flac\n");
        }
        return csv.toString();
    }

    private static String title(int track) {
        return word(track) + " " + word(track * 7 + 3) + " " + word(track * 31 + 11);
    }

    private static String artist(int track) {
        return "The " + word(track / 10 * 17 + 5) + " Band";
    }

    private static String album(int track) {
        return "Album " + word(track / 10 * 13 + 1);
    }

    /** A pronounceable word; different numbers up to a hundred thousand give different words. */
    private static String word(int number) {
        String consonants = "bdfgklmnprstvz";
        String vowels = "aeiou";
        StringBuilder word = new StringBuilder();
        int rest = number % 343_000;
        for (int syllable = 0; syllable < 3; syllable++) {
            word.append(consonants.charAt(rest % 14)).append(vowels.charAt(rest / 14 % 5));
            rest /= 70;
        }
        return word.toString();
    }
}
