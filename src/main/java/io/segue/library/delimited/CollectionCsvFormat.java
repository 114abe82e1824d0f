package io.segue.library.delimited;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.Playlist;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A collection or playlist as any program may write it: delimited by comma, semicolon or tab, with a header whose names need not be
 * exact. Reads many files that have no format of their own, therefore answers last.
 */
public final class CollectionCsvFormat implements LibraryFormat {

    private static final Map<String, Field> COLUMNS = columns();

    private static Map<String, Field> columns() {
        Map<String, Field> columns = new HashMap<>();
        names(columns, Field.TITLE, "title name track trackname tracktitle song songname songtitle");
        names(
                columns,
                Field.ARTISTS,
                "artist artists artistname artistnames trackartist trackartists creator performer");
        names(columns, Field.ALBUM, "album albumname albumtitle trackalbum trackalbumname release");
        names(columns, Field.PLAYLIST, "playlist playlistname");
        names(columns, Field.DURATION, "duration time length tracktime playtime totaltime trackduration");
        names(columns, Field.DURATION_MS, "durationms trackdurationms timems lengthms milliseconds totaltimems");
        names(
                columns,
                Field.DURATION_SECONDS,
                "durations durationsec durationseconds seconds lengthseconds timeseconds");
        names(columns, Field.ISRC, "isrc isrccode");
        names(columns, Field.URI, "uri trackuri spotifyuri url songurl link");
        names(columns, Field.SPOTIFY_ID, "spotifyid spotifytrackid trackid");
        names(columns, Field.APPLE_ID, "appleid applemusicid");
        names(columns, Field.LOCATION, "location path file filename filepath");
        names(columns, Field.ADDED, "added addedat dateadded");
        names(columns, Field.YEAR, "year releaseyear releasedate albumreleasedate trackalbumreleasedate date");
        names(columns, Field.GENRE, "genre genres playlistgenre");
        names(columns, Field.EXPLICIT, "explicit");
        names(columns, Field.BPM, "bpm tempo averagebpm");
        names(columns, Field.KEY, "key musicalkey initialkey tonality");
        names(columns, Field.MODE, "mode");
        names(columns, Field.CAMELOT, "camelot camelotkey");
        names(columns, Field.ENERGY, "energy");
        names(columns, Field.ENERGY_LEVEL, "energylevel");
        names(columns, Field.DANCEABILITY, "danceability");
        names(columns, Field.POPULARITY, "popularity trackpopularity");
        return columns;
    }

    private static void names(Map<String, Field> columns, Field field, String synonyms) {
        for (String synonym : synonyms.split(" ")) {
            columns.put(synonym, field);
        }
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String shape() {
        return "delimited by comma, semicolon or tab, with a header that names a title column and more, such as artist,"
                + " album, duration, isrc, location";
    }

    @Override
    public Recognition recognise(FileHead head) {
        Set<Field> fields = CsvHead.of(head).plainNames().stream()
                .flatMap(name -> Stream.ofNullable(COLUMNS.get(name)))
                .collect(Collectors.toSet());
        return fields.contains(Field.TITLE) && fields.size() > 1
                ? new Recognition(0.5, "a header that names a title and " + (fields.size() - 1) + " more known columns")
                : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CsvHead csv = CsvHead.of(head);
        return new CsvLibraryReader(head, csv, CsvLayout.byName(csv, COLUMNS, ";", Playlist.of(head.baseName())));
    }
}
