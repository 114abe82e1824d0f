package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quick sets from the collections of DJ programs, as a user asks for them on the command line. */
class SetIT {

    private static final int APPLIED = 0;
    private static final int FAILED = 1;

    @TempDir
    private Path project;

    private Commands commands;

    @BeforeEach
    void createProject() {
        commands = new Commands(project, Map.of());
    }

    @Test
    void aSetFromRekordboxKeepsEveryWordOfTheCollection() throws Exception {
        Path collection = project.resolve("rekordbox.xml");
        Files.writeString(collection, rekordbox(30));

        Commands.Result result = commands.run(
                "set",
                collection.toString(),
                "--tracks=8",
                "--arc=build",
                "--energy=rating",
                "--opener=Artist 3 - Track 3",
                "--must=Track 17",
                "--lock",
                "4=Artist 2 - Track 22");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(APPLIED);
        assertThat(result.out()).contains("32 rows: 8 added, 0 already there", "24 left out");
        Path output = project.resolve("output/latest");
        JsonNode set = new ObjectMapper().readTree(output.resolve("set.json").toFile());
        List<String> titles = set.get("sequence").findValuesAsText("track");
        assertThat(titles).hasSize(8).contains("Track 17").doesNotContain("Siren");
        assertThat(titles.get(0)).isEqualTo("Track 3");
        assertThat(titles.get(3)).isEqualTo("Track 22");
        assertThat(set.at("/metrics/energy_source").asText()).isEqualTo("the rating");
        assertThat(set.at("/metrics/optimalityGapPercent").isNumber()).isTrue();
        assertThat(set.at("/metrics/left_out/sample").asInt()).isEqualTo(1);
        assertThat(set.at("/metrics/left_out/duplicate").asInt()).isEqualTo(1);
        assertThat(Files.readString(output.resolve("results.csv"))).contains("a sample: it lasts 5 seconds");
        assertKeptVerbatim(collection, output.resolve("rekordbox.xml"), "<NODE", 8);
        assertThat(output)
                .isDirectoryContaining("glob:**/set.html")
                .isDirectoryContaining("glob:**/set.m3u8")
                .isDirectoryContaining("glob:**/set.txt")
                .isDirectoryContaining("glob:**/set.csv");
    }

    @Test
    void aSetFromTraktorKeepsEveryWordOfTheCollection() throws Exception {
        Path collection = project.resolve("collection.nml");
        Files.writeString(collection, traktor(12));

        Commands.Result result = commands.run("set", collection.toString(), "--tracks=5", "--opener=Nobody");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(FAILED);
        assertThat(result.out()).contains("Nobody");

        Commands.Result right = commands.run("set", collection.toString(), "--tracks=5");

        assertThat(right.exitCode()).as(right.toString()).isEqualTo(APPLIED);
        assertKeptVerbatim(collection, project.resolve("output/latest/traktor.nml"), "<NODE", 5);
    }

    @Test
    void aSetFromASpotifyExportKnowsItsFeatures() throws Exception {
        StringBuilder export = new StringBuilder("\uFEFFTrack URI,Track Name,Album Name,Artist Name(s),Release Date,"
                + "Duration (ms),Popularity,Explicit,Added By,Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,"
                + "Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature\n");
        StringBuilder dataset = new StringBuilder("track_id,track_name,track_artist,track_popularity,track_album_name,"
                + "playlist_name,playlist_genre,energy,key,mode,tempo,duration_ms\n");
        for (int n = 1; n <= 9; n++) {
            export.append(
                            "spotify:track:%022d,Track %d,Album,Artist %d,2019,200000,50,%b,me,2020-01-01T00:00:00Z,house,"
                                    .formatted(n, n, n, n == 4))
                    .append("Label,0.7,0.%d,%d,-5,1,0.1,0.1,0.1,0.1,0.5,12%d.5,4\n".formatted(n, n, n));
            dataset.append("%022d,Track %d,Artist %d,50,Album,List,house,0.%d,%d,1,12%d.5,200000\n"
                    .formatted(n, n, n, n, n, n));
        }
        for (CharSequence text : List.of(export, dataset)) {
            Path file = project.resolve("Night " + text.length() + ".csv");
            Files.writeString(file, text);

            Commands.Result result = commands.run("set", file.toString(), "--arc=build");

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(APPLIED);
            JsonNode set = new ObjectMapper()
                    .readTree(project.resolve("output/latest/set.json").toFile());
            assertThat(set.get("sequence")).hasSize(9).allSatisfy(track -> {
                assertThat(track.get("bpm").asDouble()).isBetween(121.0, 130.0);
                assertThat(track.get("camelot").asText()).endsWith("B");
                assertThat(track.get("energy").asDouble()).isPositive();
            });
            assertThat(set.at("/metrics/arc_correlation").asDouble()).isGreaterThan(0.5);
            assertThat(set.at("/metrics/proven").asBoolean()).isTrue();
        }
    }

    /** But for lines about playlists, every line of the collection is in the copy, in order; the set's tracks come on top. */
    private static void assertKeptVerbatim(Path collection, Path copy, String playlists, int tracks)
            throws IOException {
        List<String> own = Files.readAllLines(collection).stream()
                .filter(line -> !line.contains(playlists))
                .toList();
        List<String> copied = Files.readAllLines(copy);
        assertThat(copied).containsSubsequence(own);
        long references = copied.stream()
                        .filter(line -> line.contains("Key=\"") || line.contains("PRIMARYKEY"))
                        .count()
                - own.stream()
                        .filter(line -> line.contains("Key=\"") || line.contains("PRIMARYKEY"))
                        .count();
        assertThat(references).isEqualTo(tracks);
    }

    private static String rekordbox(int tracks) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <DJ_PLAYLISTS Version="1.0.0">
                <PRODUCT Name="rekordbox" Version="7.2.8" Company="AlphaTheta"/>
                <COLLECTION Entries="%d">
                """.formatted(tracks + 2));
        for (int n = 0; n < tracks; n++) {
            xml.append(rekordboxTrack(n, n));
        }
        xml.append(rekordboxTrack(tracks, 5)); // a duplicate elsewhere on the disk
        xml.append(
                "<TRACK TrackID=\"999\" Name=\"Siren\" Artist=\"\" TotalTime=\"5\" AverageBpm=\"120.00\" Tonality=\"8A\""
                        + " Location=\"file://localhost/M/siren.wav\"/>\n");
        return xml.append("""
                </COLLECTION>
                <PLAYLISTS>
                <NODE Type="0" Name="ROOT" Count="0">
                </NODE>
                </PLAYLISTS>
                </DJ_PLAYLISTS>
                """).toString();
    }

    private static String rekordboxTrack(int id, int n) {
        return """
                <TRACK TrackID="%d" Name="Track %d" Artist="Artist %d" Genre="House" TotalTime="300" AverageBpm="%d.00" Tonality="%dA" \
                Rating="%d" Comments="caf&#233;" Location="file://localhost/M/%d.mp3">
                <TEMPO Inizio="0.025" Bpm="%d.00" Metro="4/4" Battito="1"/>
                <POSITION_MARK Name="drop" Type="0" Start="61.5" Num="0" Red="40" Green="226" Blue="20"/>
                </TRACK>
                """.formatted(id, n, n % 10, 118 + n % 8, 1 + n % 12, 51 * (1 + n % 5), id, 118 + n % 8);
    }

    private static String traktor(int tracks) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
                <NML VERSION="19"><HEAD COMPANY="www.native-instruments.com" PROGRAM="Traktor"></HEAD>
                <COLLECTION ENTRIES="%d">
                """.formatted(tracks));
        for (int n = 0; n < tracks; n++) {
            xml.append("""
                    <ENTRY TITLE="Track %d" ARTIST="Artist %d"><LOCATION DIR="/:M/:" FILE="%d.mp3" VOLUME="Macintosh HD"></LOCATION>
                    <INFO GENRE="House" PLAYTIME="300" RANKING="153"></INFO>
                    <TEMPO BPM="%d.000000" BPM_QUALITY="100.000000"></TEMPO>
                    <MUSICAL_KEY VALUE="%d"></MUSICAL_KEY>
                    <CUE_V2 NAME="AutoGrid" TYPE="4" START="52.1"></CUE_V2>
                    </ENTRY>
                    """.formatted(n, n, n, 120 + n % 5, n % 24));
        }
        return xml.append("""
                </COLLECTION>
                <PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT"><SUBNODES COUNT="0">
                </SUBNODES></NODE></PLAYLISTS>
                </NML>
                """).toString();
    }
}
