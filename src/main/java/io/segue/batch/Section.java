package io.segue.batch;

import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.InvalidDefinitionException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a job definition as its owner reads it. Reading never throws for what a user wrote: wrong types, missing and unknown keys
 * are collected with their places, so that one look tells them all; {@link #unknownKeys()} closes the reading.
 */
public final class Section {

    private final String path;
    private final Mapping node;
    private final List<Problem> problems;
    private final Set<String> known = new TreeSet<>();
    private final Map<String, Section> children = new LinkedHashMap<>();
    private final Map<String, List<String>> choices = new TreeMap<>();

    public Section(Mapping root, List<Problem> problems) {
        this("", root, problems);
    }

    private Section(String path, Mapping node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /** A section that says nothing, for readers of one that may be missing. */
    public static Section empty() {
        return new Section(new Mapping(Map.of(), Location.commandLine("")), new ArrayList<>());
    }

    /** Where the key's value was written, or the section itself where there is none. */
    public Location location(String key) {
        DefinitionNode value = node.entries().get(key);
        return value == null ? node.location() : value.location();
    }

    public boolean has(String key) {
        known.add(key);
        return node.entries().containsKey(key);
    }

    /** Its keys as written, for sections whose keys are values; all of them count as known. */
    public List<String> keys() {
        known.addAll(node.entries().keySet());
        return List.copyOf(node.entries().keySet());
    }

    /** Whether the key holds a section rather than a text or a list. */
    public boolean isSection(String key) {
        return has(key) && node.entries().get(key) instanceof Mapping;
    }

    public Optional<Section> section(String key) {
        return read(key, "a section", value -> value instanceof Mapping mapping ? child(key, mapping) : null);
    }

    /** The section, or an empty one (and a problem) where it is missing. */
    public Section requiredSection(String key) {
        if (!has(key)) {
            missing(key);
        }
        return section(key).orElseGet(() -> child(key, new Mapping(Map.of(), node.location())));
    }

    /** A list of sections, in order. */
    public List<Section> sections(String key) {
        return read(key, "a list of sections", value -> sections(key, value)).orElse(List.of());
    }

    private @Nullable List<Section> sections(String key, DefinitionNode value) {
        if (!(value instanceof Sequence sequence) || !sequence.items().stream().allMatch(Mapping.class::isInstance)) {
            return null;
        }
        List<Section> sections = new ArrayList<>();
        for (DefinitionNode item : sequence.items()) {
            sections.add(child(key + "[" + (sections.size() + 1) + "]", (Mapping) item));
        }
        return sections;
    }

    /** A list of lists of texts. */
    public List<List<String>> lists(String key) {
        return read(key, "a list of lists", Section::lists).orElse(List.of());
    }

    private static @Nullable List<List<String>> lists(DefinitionNode value) {
        if (!(value instanceof Sequence sequence)) {
            return null;
        }
        List<List<String>> lists = new ArrayList<>();
        for (DefinitionNode item : sequence.items()) {
            List<Located> texts = item instanceof Sequence ? located(item) : null;
            if (texts == null) {
                return null;
            }
            lists.add(texts.stream().map(Located::text).toList());
        }
        return lists;
    }

    public Optional<String> text(String key) {
        return read(key, "a text", value -> value instanceof Scalar scalar ? scalar.value() : null);
    }

    /** The text, or an empty one (and a problem) where it is missing or blank. */
    public String requiredText(String key) {
        Optional<String> text = text(key);
        if (!node.entries().containsKey(key) || text.isPresent() && text.get().isBlank()) {
            missing(key);
        }
        return text.orElse("");
    }

    /** A list of texts; a single text is a list of one. */
    public List<Located> texts(String key) {
        return read(key, "a text or a list of texts", Section::located).orElse(List.of());
    }

    /** The same without their places. */
    public List<String> strings(String key) {
        return texts(key).stream().map(Located::text).toList();
    }

    /** The texts, or none (and a problem) where there are none. */
    public List<Located> requiredTexts(String key) {
        List<Located> texts =
                texts(key).stream().filter(text -> !text.text().isBlank()).toList();
        DefinitionNode value = node.entries().get(key);
        if (texts.isEmpty() && !(value instanceof Mapping)) {
            missing(key);
        }
        return texts;
    }

    public Optional<Long> wholeNumber(String key, long least, long most) {
        String range = "a whole number from " + least + " to " + most;
        return read(key, range, value -> {
            if (value instanceof Scalar scalar && scalar.value().matches("-?\\d{1,18}")) {
                long number = Long.parseLong(scalar.value());
                return number >= least && number <= most ? number : null;
            }
            return null;
        });
    }

    public Optional<Double> number(String key, double least, double most) {
        return read(key, "a number from " + least + " to " + most, value -> {
            if (value instanceof Scalar scalar && scalar.value().matches("[-+]?\\d*\\.?\\d+([eE][-+]?\\d+)?")) {
                double number = Double.parseDouble(scalar.value());
                return number >= least && number <= most ? number : null;
            }
            return null;
        });
    }

    public Optional<Boolean> flag(String key) {
        return read(key, "true or false", value -> {
            if (value instanceof Scalar scalar && scalar.value().matches("true|false")) {
                return Boolean.valueOf(scalar.value());
            }
            return null;
        });
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Section::written).toList();
        choices.put(key, names);
        return read(key, "one of " + String.join(", ", names), value -> {
            if (value instanceof Scalar scalar && names.contains(scalar.value())) {
                return type.getEnumConstants()[names.indexOf(scalar.value())];
            }
            return null;
        });
    }

    /** Every key that was asked for, here and in the sections below, dotted; with it what it may say, where that is a choice. */
    Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new TreeMap<>();
        known.forEach(key -> asked.put(name(key), choices.getOrDefault(key, List.of())));
        children.values().forEach(child -> asked.putAll(child.asked()));
        return asked;
    }

    /** Notes a problem with a key's value. */
    public void problem(String key, String message) {
        note(new Problem(location(key), name(key) + ": " + message));
    }

    /** Reports every key nobody asked for, here and in the sections below. */
    public void unknownKeys() {
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                String valid = known.isEmpty()
                        ? "No keys are valid here."
                        : "Valid keys here: " + known.stream().collect(Collectors.joining(", ")) + ".";
                problems.add(new Problem(value.location(), "unknown key '" + name(key) + "'. " + valid));
            }
        });
        children.values().forEach(Section::unknownKeys);
    }

    /**
     * A text and where it was written.
     */
    public record Located(String text, Location location) {}

    private <T> Optional<T> read(String key, String wanted, Function<DefinitionNode, @Nullable T> reading) {
        known.add(key);
        DefinitionNode value = node.entries().get(key);
        if (value == null) {
            return Optional.empty();
        }
        T result = reading.apply(value);
        if (result == null) {
            problem(key, "expected " + wanted + ", found " + found(value) + ".");
        }
        return Optional.ofNullable(result);
    }

    /** The one section of that key: whoever reads it adds to what is known of it. */
    private Section child(String key, Mapping mapping) {
        return children.computeIfAbsent(key, k -> new Section(name(k), mapping, problems));
    }

    private void missing(String key) {
        note(new Problem(location(key), "'" + name(key) + "' is missing."));
    }

    private void note(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static @Nullable List<Located> located(DefinitionNode value) {
        if (value instanceof Scalar scalar) {
            return List.of(new Located(scalar.value(), scalar.location()));
        }
        if (value instanceof Sequence sequence && sequence.items().stream().allMatch(Scalar.class::isInstance)) {
            return sequence.items().stream()
                    .map(Scalar.class::cast)
                    .map(item -> new Located(item.value(), item.location()))
                    .toList();
        }
        return null;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String found(DefinitionNode value) {
        if (value instanceof Scalar scalar) {
            return scalar.value().isEmpty() ? "nothing" : "'" + scalar.value() + "'";
        }
        return value instanceof Sequence ? "a list" : "a section";
    }
}
