package io.segue.library;

/**
 * How sure a format is that a file is its own, by content alone.
 *
 * @param confidence 0 not at all, 1 certain; a specific format answers higher than a general one that could read the file too
 * @param evidence what in the file says so, for a person
 */
public record Recognition(double confidence, String evidence) {

    public static final Recognition NONE = new Recognition(0, "nothing");

    public Recognition {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must lie in 0..1, was " + confidence);
        }
    }

    public static Recognition certain(String evidence) {
        return new Recognition(1, evidence);
    }

    /** Certain if it holds, otherwise nothing. */
    public static Recognition certainIf(boolean holds, String evidence) {
        return holds ? certain(evidence) : NONE;
    }

    /** "certain", or the confidence in percent. */
    public String sureness() {
        return confidence == 1 ? "certain" : Math.round(confidence * 100) + " % sure";
    }
}
