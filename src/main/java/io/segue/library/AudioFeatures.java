package io.segue.library;

import org.jspecify.annotations.Nullable;

/**
 * Musical analysis of a track. Every value may be unknown ({@code null}); readers turn the placeholders of real files (a tempo of 0,
 * a key of -1) into unknown.
 *
 * @param bpm beats per minute, positive
 * @param key musical key
 * @param energy 0..1
 * @param danceability 0..1
 * @param popularity 0..100
 * @param notedEnergy energy somebody noted in the comment, 0..1: "Energy 7" is .7
 * @param rating of its owner, 0..1: five stars are 1, one star .2
 */
public record AudioFeatures(
        @Nullable Double bpm,
        @Nullable MusicalKey key,
        @Nullable Double energy,
        @Nullable Double danceability,
        @Nullable Integer popularity,
        @Nullable Double notedEnergy,
        @Nullable Double rating) {

    public AudioFeatures(
            @Nullable Double bpm,
            @Nullable MusicalKey key,
            @Nullable Double energy,
            @Nullable Double danceability,
            @Nullable Integer popularity) {
        this(bpm, key, energy, danceability, popularity, null, null);
    }

    public AudioFeatures {
        if (bpm != null && !(bpm > 0 && bpm < 1000)) {
            throw new IllegalArgumentException("bpm must lie in (0, 1000), was " + bpm);
        }
        requireUnit("energy", energy);
        requireUnit("danceability", danceability);
        requireUnit("notedEnergy", notedEnergy);
        requireUnit("rating", rating);
        if (popularity != null && (popularity < 0 || popularity > 100)) {
            throw new IllegalArgumentException("popularity must lie in 0..100, was " + popularity);
        }
    }

    public AudioFeatures withEnergy(@Nullable Double other) {
        return new AudioFeatures(bpm, key, other, danceability, popularity, notedEnergy, rating);
    }

    private static void requireUnit(String name, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in 0..1, was " + value);
        }
    }
}
