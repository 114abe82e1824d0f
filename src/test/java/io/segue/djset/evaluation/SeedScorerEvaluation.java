package io.segue.djset.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.djset.CostModel;
import io.segue.djset.EnergyArc;
import io.segue.djset.Sequence;
import io.segue.djset.SetComposer;
import io.segue.djset.SetDocument;
import io.segue.djset.SetRules;
import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores our sets of the dj-set-curator's 20 tracks by its own scorer. Argument: the folder that holds {@code tracks_enriched.json} and
 * {@code outputs/temporal_workflow_result.json}.
 */
public final class SeedScorerEvaluation {

    private SeedScorerEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: SeedScorerEvaluation <folder of the dj-set-curator's data>");
            return;
        }
        Path file = Path.of(arguments[0], "tracks_enriched.json");
        if (!Files.isReadable(file)) {
            System.err.println("Nothing measured: " + file + " is not there.");
            return;
        }
        List<Track> tracks = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(file.toFile())) {
            tracks.add(track(node));
        }
        print("as given", tracks);
        print("its greedy", curated(Path.of(arguments[0], "outputs", "temporal_workflow_result.json"), tracks));
        SetComposer composer = new SetComposer();
        for (CostModel model : CostModel.PRESETS) {
            SetRules rules = SetRules.following(EnergyArc.OFF).with(model);
            Sequence sequence = composer.sequence(tracks, rules);
            List<Track> set = SetComposer.inOrder(tracks, sequence);
            SetDocument document = composer.justify(set, sequence, rules);
            print("ours, " + model.name(), set);
            System.out.printf(
                    Locale.ROOT,
                    "    cost %.4f, greedy %.4f, as given %.4f, random %.4f, gap %.2f %%, mean transition %.1f of 100%n",
                    sequence.cost(),
                    sequence.baselines().greedy(),
                    sequence.baselines().asGiven(),
                    sequence.baselines().random(),
                    sequence.certificate().gapPercent(),
                    document.metrics().avgTransitionScore());
        }
    }

    private static void print(String name, List<Track> set) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %.4f by the curator's scorer, %d of %d harmonic violations%n",
                name,
                SeedScorer.average(set),
                SeedScorer.violations(set),
                set.size() - 1);
    }

    private static List<Track> curated(Path result, List<Track> tracks) throws IOException {
        List<Track> set = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(result.toFile()).get("sequence")) {
            String title = node.get("track").asText();
            set.add(tracks.stream()
                    .filter(track -> track.title().equals(title))
                    .findFirst()
                    .orElseThrow());
        }
        return set;
    }

    private static Track track(JsonNode node) {
        AudioFeatures features = new AudioFeatures(
                node.get("bpm").asDouble(),
                MusicalKey.parse(node.get("camelot").asText()).orElseThrow(),
                node.get("energy").asDouble(),
                node.get("danceability").asDouble(),
                node.get("popularity").asInt());
        return Track.of(node.get("track").asText(), node.get("artist").asText())
                .withDuration(Duration.ofMillis(node.get("duration_ms").asLong()))
                .withFeatures(features);
    }
}
