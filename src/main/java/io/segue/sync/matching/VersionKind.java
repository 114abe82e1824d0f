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
    NEW_MIX("new mix", Effect.LENGTH);

    enum Effect {
        /** Another performance or production: never the same recording as one without the word. */
        RECORDING,
        /** A cut of the same recording: durations tell whether it differs. */
        LENGTH
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

    /** For explanations. */
    String words() {
        return words;
    }
}
