package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job file says about its input is done, and the collection of a DJ program comes back with the playlists. */
class CollectionImportIT {

    private static final int PARTIAL = 4;
    private static final String REKORDBOX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <DJ_PLAYLISTS Version="1.0.0"><COLLECTION Entries="3">
            <TRACK TrackID="7" Name="Tides" Artist="Ida" TotalTime="215" Location="file://localhost/M/t%C3%AFdes.mp3">
              <TEMPO Inizio="0.025" Bpm="124.50" Metro="4/4" Battito="1"/><POSITION_MARK Name="drop" Type="0" Start="61.2" Num="0"/></TRACK>
            <TRACK TrackID="8" Name="Spray" Artist="Co" TotalTime="180" Location="file://localhost/M/spray.mp3"/>
            <TRACK TrackID="9" Name="Foam" Artist="Co" TotalTime="200" Location="file://localhost/M/foam.mp3"/>
            </COLLECTION><PLAYLISTS><NODE Type="0" Name="ROOT" Count="0"/></PLAYLISTS></DJ_PLAYLISTS>
            """;
    private static final String TRAKTOR = """
            <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
            <NML VERSION="19"><COLLECTION ENTRIES="2">
            <ENTRY TITLE="Tides" ARTIST="Ida"><LOCATION DIR="/:m/:" FILE="tides.mp3" VOLUME="D:" VOLUMEID="x"></LOCATION>
            <INFO PLAYTIME="215"></INFO><CUE_V2 NAME="n.n." START="52.1" HOTCUE="0"></CUE_V2></ENTRY>
            <ENTRY TITLE="Spray" ARTIST="Co"><LOCATION DIR="/:m/:" FILE="spray.mp3" VOLUME="D:" VOLUMEID="x"></LOCATION>
            <INFO PLAYTIME="180"></INFO></ENTRY>
            </COLLECTION><PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT"><SUBNODES COUNT="2">
            <NODE TYPE="PLAYLIST" NAME="_LOOPS"><PLAYLIST ENTRIES="1" TYPE="LIST" UUID="1">
            <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="D:/:m/:spray.mp3"></PRIMARYKEY></ENTRY></PLAYLIST></NODE>
            <NODE TYPE="PLAYLIST" NAME="Own"><PLAYLIST ENTRIES="1" TYPE="LIST" UUID="2">
            <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="D:/:m/:tides.mp3"></PRIMARYKEY></ENTRY></PLAYLIST></NODE>
            </SUBNODES></NODE></PLAYLISTS></NML>
            """;

    @TempDir
    private Path project;

    private Commands commands;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(project.resolve("jobs"));
        Files.createDirectories(project.resolve("input"));
        commands = new Commands(project, Map.of());
    }

    @Test
    void playlistsAreChosenNamedAndGivenToRekordbox() throws Exception {
        Path collection = Files.writeString(project.resolve("input/rekordbox.xml"), REKORDBOX);
        Files.writeString(project.resolve("input/lists.tsv"), """
                Where\tList\tSong\tBy
                Gigs\tFriday\tTides\tIda
                Gigs\tFriday\tSpray\tCo
                Gigs\tFriday\tTides\tIda
                Gigs\tFriday (old)\tFoam\tCo
                Home\tSunday\tFoam\tCo
                """);
        Files.writeString(project.resolve("jobs/gigs.yaml"), """
                type: playlist-import
                description: chosen lists
                input:
                  files: input/lists.tsv
                  include: ["gigs / *"]
                  exclude: ["* (old)"]
                  folders: keep
                  columns: {title: Song, artists: By, playlist: List, folder: Where}
                target:
                  catalog: local
                  collection: input/rekordbox.xml
                """);

        Commands.Result result = commands.run("run", "jobs/gigs.yaml");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("lists.tsv: csv (").contains("% sure, by");
        assertThat(commands.run("show", result.batchId()).out()).contains("RECOGNISED", "Gigs / Friday");
        Path latest = project.resolve("output/latest");
        assertThat(Files.readAllLines(latest.resolve("playlists/Gigs/Friday.m3u8")))
                .filteredOn(line -> line.contains("/M/"))
                .extracting(line -> line.replaceAll(".*/", ""))
                .containsExactly("t%C3%AFdes.mp3", "spray.mp3", "t%C3%AFdes.mp3");
        assertThat(latest.resolve("playlists")).isDirectoryNotContaining("glob:**.m3u8");
        String copy = Files.readString(latest.resolve("rekordbox.xml"));
        assertThat(collection).hasContent(REKORDBOX);
        assertThat(copy)
                .contains(REKORDBOX.substring(0, REKORDBOX.indexOf("<PLAYLISTS>")))
                .containsSubsequence(
                        "Name=\"Segue\"",
                        "Name=\"gigs\"",
                        "Name=\"Gigs\"",
                        "Name=\"Friday\"",
                        "Key=\"7\"",
                        "Key=\"8\"",
                        "Key=\"7\"");
        assertThat(Files.readString(latest.resolve("report.html")))
                .containsSubsequence("rekordbox xml", "choose rekordbox.xml", "not tried in rekordbox itself");
    }

    @Test
    void listsOfTheProgramAreReadOnRequestAndAlbumsAreReported() throws Exception {
        Path collection = Files.writeString(project.resolve("input/collection.nml"), TRAKTOR);
        Files.copy(
                Path.of("src/test/resources/library/formats/YourLibrary.json"),
                project.resolve("input/YourLibrary.json"));
        Files.writeString(project.resolve("jobs/all.yaml"), """
                type: playlist-import
                description: everything
                input:
                  files: [input/collection.nml, input/YourLibrary.json]
                  builtIn: true
                  smart: true
                target:
                  catalog: local
                  collection: input/collection.nml
                """);

        Commands.Result result = commands.run("run", "jobs/all.yaml");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(PARTIAL);
        assertThat(result.err())
                .contains("collection.nml: traktor (certain")
                .contains("YourLibrary.json: spotify-library (90 % sure");
        assertThat(LedgerImage.ofEmbedded(project).playlists())
                .extracting(entry -> entry.replaceAll(" \\|.*", ""))
                .containsExactlyInAnyOrder("Liked Songs", "Own", "_LOOPS");
        assertThat(LedgerImage.ofEmbedded(project).units()).anyMatch(unit -> unit.contains("Saved Albums"));
        String copy = Files.readString(project.resolve("output/latest/traktor.nml"));
        assertThat(collection).hasContent(TRAKTOR);
        assertThat(copy)
                .contains(TRAKTOR.substring(0, TRAKTOR.indexOf("<SUBNODES")))
                .contains("<SUBNODES COUNT=\"3\">")
                .endsWith(TRAKTOR.substring(TRAKTOR.indexOf("<NODE TYPE=\"PLAYLIST\" NAME=\"_LOOPS\">")));
        assertThat(Files.readString(project.resolve("output/latest/report.html")))
                .contains("not tried in Traktor itself");
        List<String> rejected = Files.readAllLines(project.resolve("output/latest/results.csv"));
        assertThat(rejected)
                .anyMatch(line -> line.contains("is a saved album"))
                .anyMatch(line -> line.contains("is a podcast"));

        Commands.Result whole = commands.run(
                "run",
                "jobs/all.yaml",
                "--dry-run",
                "--set",
                "input.files=" + collection,
                "--set",
                "input.read=collection");

        assertThat(whole.exitCode()).as(whole.toString()).isZero();
        assertThat(commands.run("show", whole.batchId()).out())
                .contains("collection")
                .doesNotContain("_LOOPS");
    }
}
