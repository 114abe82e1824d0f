package io.segue.library;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A major or minor key by its position on the Camelot wheel: 1..12 around it, {@code A} for minor and {@code B} for major. Eight is
 * A minor (8A) and C major (8B); one step clockwise is a fifth up.
 *
 * @param number 1..12
 */
public record MusicalKey(int number, Mode mode) {

    public enum Mode {
        MINOR,
        MAJOR
    }

    private static final Pattern CAMELOT = Pattern.compile("0?([1-9]|1[0-2])([ABab])");
    private static final Pattern OPEN_KEY = Pattern.compile("0?([1-9]|1[0-2])([dmDM])");
    private static final Pattern NAME = Pattern.compile("([A-Ga-g])([#♯b♭]?)\\s*(.*)");
    private static final Map<Character, Integer> PITCH =
            Map.of('C', 0, 'D', 2, 'E', 4, 'F', 5, 'G', 7, 'A', 9, 'B', 11);

    public MusicalKey {
        if (number < 1 || number > 12) {
            throw new IllegalArgumentException("Camelot number must lie in 1..12, was " + number);
        }
    }

    /**
     * @param pitchClass 0..11, C first
     */
    public static MusicalKey of(int pitchClass, Mode mode) {
        if (pitchClass < 0 || pitchClass > 11) {
            throw new IllegalArgumentException("pitch class must lie in 0..11, was " + pitchClass);
        }
        int fifthsAboveC = pitchClass * 7 % 12; // on the circle of fifths C stands at Camelot 8B
        int base = mode == Mode.MAJOR ? 8 : 5; // C minor is 5A
        return new MusicalKey((base + fifthsAboveC - 1) % 12 + 1, mode);
    }

    /**
     * Reads the notations DJ software writes: Camelot ("8A", "08A"), Open Key ("1m", "1d") and names ("Am", "F# minor", "Bbmaj",
     * "C"). Empty when the text is none of them.
     */
    public static Optional<MusicalKey> parse(String text) {
        String trimmed = text.strip();
        Matcher camelot = CAMELOT.matcher(trimmed);
        if (camelot.matches()) {
            Mode mode = camelot.group(2).equalsIgnoreCase("A") ? Mode.MINOR : Mode.MAJOR;
            return Optional.of(new MusicalKey(Integer.parseInt(camelot.group(1)), mode));
        }
        Matcher open = OPEN_KEY.matcher(trimmed);
        if (open.matches()) {
            Mode mode = open.group(2).equalsIgnoreCase("m") ? Mode.MINOR : Mode.MAJOR;
            return Optional.of(new MusicalKey((Integer.parseInt(open.group(1)) + 6) % 12 + 1, mode));
        }
        return parseName(trimmed);
    }

    private static Optional<MusicalKey> parseName(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            return Optional.empty();
        }
        Integer natural = PITCH.get(Character.toUpperCase(name.group(1).charAt(0)));
        int accidental = switch (name.group(2)) {
            case "#", "♯" -> 1;
            case "b", "♭" -> -1;
            default -> 0;
        };
        String quality = name.group(3).strip();
        // Only here case matters: "CM" is C major, "Cm" C minor.
        Mode mode = switch (quality.equals("M") ? "major" : quality.toLowerCase(Locale.ROOT)) {
            case "", "maj", "major", "dur" -> Mode.MAJOR;
            case "m", "min", "minor", "moll" -> Mode.MINOR;
            default -> null;
        };
        if (natural == null || mode == null) {
            return Optional.empty();
        }
        return Optional.of(of(Math.floorMod(natural + accidental, 12), mode));
    }

    /** "8A" */
    public String camelot() {
        return number + (mode == Mode.MINOR ? "A" : "B");
    }

    @Override
    public String toString() {
        return camelot();
    }
}
