package io.segue.sync.matching;

import io.segue.sync.matching.VersionKind.Effect;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The version words of a title, by kind, with what names the version: the remixer, the venue, the language.
 *
 * @param tags folded words per kind; empty where the title names none ("Remix")
 */
record Versions(Map<VersionKind, Set<String>> tags) {

    static final Versions NONE = new Versions(Map.of());

    /** How two sets of version words relate, in order of severity. */
    enum Relation {
        SAME,
        /** Same kinds, but only one side names remixer or venue. */
        UNSURE,
        /** Only the album of one side suggests another version. */
        HINTED,
        /** Cuts of different length by name. */
        LENGTH,
        /** Mixed anew from the same tapes, by name. */
        MIX,
        CONFLICT
    }

    /**
     * @param words the difference for a person, {@code null} when there is none
     */
    record Verdict(Relation relation, @Nullable String words) {

        static final Verdict SAME = new Verdict(Relation.SAME, null);

        private Verdict worse(Verdict other) {
            return other.relation.compareTo(relation) > 0 ? other : this;
        }
    }

    Versions {
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(tags));
    }

    boolean has(VersionKind kind) {
        return tags.containsKey(kind);
    }

    /**
     * @param hints what the album of this title suggests; weaker than a word in the title
     */
    Verdict compare(Versions hints, Versions other, Versions otherHints) {
        if (tags.isEmpty() && other.tags.isEmpty() && hints.tags.isEmpty() && otherHints.tags.isEmpty()) {
            return Verdict.SAME;
        }
        Verdict verdict = Verdict.SAME;
        for (VersionKind kind : VersionKind.values()) {
            verdict = verdict.worse(compare(kind, hints, other, otherHints));
        }
        return verdict;
    }

    private Verdict compare(VersionKind kind, Versions hints, Versions other, Versions otherHints) {
        Set<String> mine = tags.get(kind);
        Set<String> theirs = other.tags.get(kind);
        if (mine != null && theirs != null) {
            return compareNames(kind, mine, theirs);
        }
        boolean iSay = mine != null || hints.has(kind);
        boolean theySay = theirs != null || otherHints.has(kind);
        if (iSay == theySay) {
            return Verdict.SAME;
        }
        if (kind == VersionKind.NEW_MIX) {
            return new Verdict(Relation.MIX, describe(kind, mine, theirs) + " vs unmarked");
        }
        if (kind.effect() == Effect.LENGTH) {
            return new Verdict(Relation.LENGTH, describe(kind, mine, theirs) + " vs unmarked");
        }
        if (kind.effect() == Effect.UNKNOWN) {
            return new Verdict(Relation.HINTED, describe(kind, mine, theirs) + " vs unmarked");
        }
        return mine == null && theirs == null
                ? new Verdict(Relation.HINTED, "only one album suggests " + kind.words())
                : new Verdict(Relation.CONFLICT, describe(kind, mine, theirs) + " vs unmarked");
    }

    private static Verdict compareNames(VersionKind kind, Set<String> mine, Set<String> theirs) {
        if (mine.isEmpty() && theirs.isEmpty() && kind.isManifold()) {
            return new Verdict(Relation.UNSURE, "which " + kind.words() + " version, neither says");
        }
        if (mine.equals(theirs) || String.join("", mine).equals(String.join("", theirs))) {
            return Verdict.SAME;
        }
        String difference = describe(kind, mine, null) + " vs " + describe(kind, theirs, null);
        boolean oneSaysLess = mine.containsAll(theirs) || theirs.containsAll(mine);
        boolean overlapping = kind == VersionKind.LIVE && !Collections.disjoint(mine, theirs);
        return new Verdict(oneSaysLess || overlapping ? Relation.UNSURE : Relation.CONFLICT, difference);
    }

    private static String describe(VersionKind kind, @Nullable Set<String> mine, @Nullable Set<String> theirs) {
        Set<String> names = mine != null ? mine : theirs;
        return names == null || names.isEmpty() ? kind.words() : kind.words() + " (" + String.join(" ", names) + ")";
    }
}
