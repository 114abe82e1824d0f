package io.segue.djset.justification;

import io.segue.djset.TempoChange;
import io.segue.djset.TempoChange.Counting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a DJ does with a transition: how to mix, by how much to pitch, and what to watch. */
final class TransitionAdvice {

    /** Below this a part of a transition does not carry a long blend. */
    private static final int WEAK = 60;

    private final KeyJustification key;
    private final TempoJustification tempo;
    private final EnergyJustification energy;
    private final GenreJustification genre;
    private final ArtistJustification artist;

    TransitionAdvice(
            KeyJustification key,
            TempoJustification tempo,
            EnergyJustification energy,
            GenreJustification genre,
            ArtistJustification artist) {
        this.key = key;
        this.tempo = tempo;
        this.energy = energy;
        this.genre = genre;
        this.artist = artist;
    }

    String sentences() {
        List<String> sentences = new ArrayList<>(List.of(technique()));
        if (key.move() != null) {
            sentences.add(key.sentence());
        }
        pitch().ifPresent(sentences::add);
        if (energy.known()) {
            sentences.add(energy.sentence());
        }
        List<String> watch = watch();
        if (!watch.isEmpty()) {
            sentences.add("Watch: " + String.join("; ", watch) + ".");
        }
        return String.join(" ", sentences);
    }

    /** The weaker of key and tempo decides. */
    private String technique() {
        if (key.move() == null || tempo.change() == null) {
            String unknown = key.move() != null ? "the tempo" : tempo.change() != null ? "the key" : "key and tempo";
            return "Listen before you play this: " + unknown + (unknown.contains("and") ? " are" : " is") + " unknown.";
        }
        boolean harmonic = key.score() >= WEAK;
        boolean rhythmic = tempo.score() >= WEAK;
        if (harmonic && rhythmic) {
            return key.isViolation()
                    ? "Blend over a short phrase, 8 bars or less."
                    : "Blend over a long phrase, 16 to 32 bars.";
        }
        if (rhythmic) {
            return "Beatmatch, but keep melodies and vocals apart: mix drums over drums, or swap the basses on one beat.";
        }
        return harmonic
                ? "Let the keys carry it: fade in over a break without beats."
                : "Cut on the first beat of a phrase, or bridge with an effect.";
    }

    private Optional<String> pitch() {
        TempoChange change = tempo.change();
        if (change == null || tempo.beyondTheFader()) {
            return Optional.empty();
        }
        double pitch = change.pitchPercent();
        String counted = switch (change.counting()) {
            case STRAIGHT -> "";
            case DOUBLE_TIME -> ", two beats of the playing track to one of it";
            case HALF_TIME -> ", one beat of the playing track to two of it";
        };
        if (Math.abs(pitch) < .05) {
            return counted.isEmpty() ? Optional.empty() : Optional.of("Leave the pitch" + counted + ".");
        }
        return Optional.of(String.format(Locale.ROOT, "Pitch the incoming track by %+.1f %%%s.", pitch, counted));
    }

    private List<String> watch() {
        List<String> watch = new ArrayList<>();
        if (tempo.beyondTheFader()) {
            watch.add("the tempos are too far apart for the pitch fader");
        } else if (tempo.needsKeyLock()) {
            watch.add("key lock on, or the pitch change puts it out of tune");
        }
        TempoChange change = tempo.change();
        if (change != null && change.counting() != Counting.STRAIGHT) {
            watch.add("the beat changes to " + (change.counting() == Counting.HALF_TIME ? "double" : "half")
                    + " time, so line up the bars and not the beats");
        }
        if (energy.jumps()) {
            watch.add("the energy jumps, so place it on a drop or after a break");
        }
        if (genre.changes()) {
            watch.add("the genre changes, so leave the playing track at the end of a phrase");
        }
        if (artist.sameArtist()) {
            watch.add("the same artist again");
        }
        return watch;
    }
}
