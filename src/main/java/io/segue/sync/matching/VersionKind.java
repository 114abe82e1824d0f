package io.segue.sync.matching;

/** What a version word says about a recording. */
enum VersionKind {
    LIVE("live", Effect.RECORDING),
    REMIX("remix", Effect.RECORDING),
    ACOUSTIC("acoustic", Effect.RECORDING),
    INSTRUMENTAL("instrumental", Effect.RECORDING),
    A_CAPPELLA("a cappella", Effect.RECORDING),
    KARAOKE("karaoke or tribute", Effect.RECORDING),
    COVER("cover", Effect.RECORDING),
    DEMO("demo", Effect.RECORDING),
    SPED_UP("sped up", Effect.RECORDING),
    SLOWED("slowed", Effect.RECORDING),
    RERECORDED("re-recorded", Effect.RECORDING),
    LANGUAGE("other language", Effect.RECORDING),
    ALTERNATE("alternate version", Effect.RECORDING),
    RADIO_EDIT("radio edit", Effect.LENGTH),
    EXTENDED("extended", Effect.LENGTH),
    NEW_MIX("new mix", Effect.LENGTH),
    DATED("dated", Effect.UNKNOWN);

    enum Effect {
        /** Another performance or production: never the same recording as one without the word. */
        RECORDING,
        /** A cut of the same recording: durations tell whether it differs. */
        LENGTH,
        /** Remaster or re-recording: the title does not say. */
        UNKNOWN
    }

    private final String words;
    private final Effect effect;

    VersionKind(String words, Effect effect) {
        this.words = words;
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }

    /** Whether one song has many of this kind, so that the word alone names none of them. */
    boolean isManifold() {
        return this == LIVE || this == REMIX || this == DEMO;
    }

    /** For explanations. */
    String words() {
        return words;
    }
}
