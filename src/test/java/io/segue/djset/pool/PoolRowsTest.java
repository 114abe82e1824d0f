package io.segue.djset.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.BatchType.Row;
import io.segue.djset.definition.Sections;
import io.segue.djset.definition.SetPlan;
import io.segue.library.LibraryFormats;
import io.segue.library.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolRowsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeCollection() throws IOException {
        file = folder.resolve("collection.xml");
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <DJ_PLAYLISTS Version="1.0.0"><COLLECTION Entries="4">
                <TRACK TrackID="1" Name="A" Artist="X" Genre="House" AverageBpm="120.00" Tonality="8A" TotalTime="300" Year="2020"/>
                <TRACK TrackID="2" Name="B" Artist="Y" Genre="house" AverageBpm="124.00" Tonality="9A" TotalTime="300" Year="2012"/>
                <TRACK TrackID="3" Name="C" Artist="X" Genre="Techno" AverageBpm="132.00" Tonality="1A" TotalTime="300"/>
                <TRACK TrackID="4" Name="D" Artist="Z" Genre="" Tonality="1A" TotalTime="300"/>
                </COLLECTION><PLAYLISTS><NODE Type="0" Name="ROOT" Count="2">
                <NODE Name="Clubs" Type="0" Count="2">
                <NODE Name="Early" Type="1" KeyType="0" Entries="2"><TRACK Key="1"/><TRACK Key="4"/></NODE>
                <NODE Name="Late" Type="1" KeyType="0" Entries="2"><TRACK Key="1"/><TRACK Key="3"/></NODE>
                </NODE>
                <NODE Name="Home" Type="1" KeyType="0" Entries="1"><TRACK Key="2"/></NODE>
                </NODE></PLAYLISTS></DJ_PLAYLISTS>
                """);
    }

    @Test
    void makesASetOfEachPlaylist() throws IOException {
        assertThat(units(Map.of("set", Map.of("by", "playlist"))))
                .isEqualTo(Map.of(
                        "Clubs / Early", List.of("A", "D"), "Clubs / Late", List.of("A", "C"), "Home", List.of("B")));
    }

    @Test
    void makesASetOfEachFolderAndOfPlaylistsOutsideAny() throws IOException {
        assertThat(units(Map.of("set", Map.of("by", "folder"))))
                .isEqualTo(Map.of("Clubs", List.of("A", "D", "A", "C"), "Home", List.of("B")));
    }

    @Test
    void makesASetOfEachGenreHoweverItIsCapitalised() throws IOException {
        assertThat(units(Map.of("set", Map.of("by", "genre"))))
                .isEqualTo(Map.of("House", List.of("A", "B"), "Techno", List.of("C"), "Without genre", List.of("D")));
    }

    @Test
    void dealsATrackToEveryListedSetItBelongsTo() throws IOException {
        assertThat(units(sets(
                        Map.of("name", "fast", "pool", Map.of("bpm", "121-140")),
                        Map.of("name", "house", "pool", Map.of("genres", "hou*")),
                        Map.of("name", "new", "pool", Map.of("years", "2015-2026")),
                        Map.of("name", "X", "pool", Map.of("artists", "x")),
                        Map.of("name", "clubs", "pool", Map.of("folders", "Clubs", "bpm", "100-125")),
                        Map.of("name", "home", "pool", Map.of("playlists", "home")))))
                .isEqualTo(Map.of(
                        "fast", List.of("B", "C"),
                        "house", List.of("A", "B"),
                        "new", List.of("A"),
                        "X", List.of("A", "C"),
                        "clubs", List.of("A", "A"),
                        "home", List.of("B")));
    }

    @Test
    void aListedSetThatNothingBelongsToIsNotLost() throws IOException {
        List<Row> rows = rows(sets(Map.of("name", "ska", "pool", Map.of("genres", "Ska"))), Set.of("ska"));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.unit()).isEqualTo("ska");
            assertThat(row.rejection()).contains("no track of the input belongs to this set");
        });
    }

    @SafeVarargs
    private static Map<String, Object> sets(Map<String, Object>... sets) {
        return Map.of("sets", List.of(sets));
    }

    private Map<String, List<String>> units(Map<String, Object> job) throws IOException {
        Map<String, List<String>> units = new TreeMap<>();
        for (Row row : rows(job, Set.of())) {
            String title = row.label().substring(row.label().indexOf(" - ") + 3);
            units.computeIfAbsent(row.unit(), unit -> new ArrayList<>()).add(title);
        }
        return units;
    }

    private List<Row> rows(Map<String, Object> job, Set<String> missing) throws IOException {
        LibraryFormats formats = new LibraryFormats();
        List<Row> rows = new ArrayList<>();
        try (PoolRows reader = new PoolRows(
                SetPlan.read(Sections.of(job)),
                view -> formats.open(file, "auto", ReadOptions.PLAYLISTS.viewing(view)),
                missing)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
