package io.segue.batch.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.InvalidDefinitionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Definitions as trees: to and from JSON, with values replaced. Trees are never changed, only copied. */
final class DefinitionTrees {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Characters that begin aliases, anchors, tags, block texts and directives, or nothing at all. */
    private static final String NOT_A_VALUE = "*&!|>%@`";

    private DefinitionTrees() {}

    /** Equal definitions give equal JSON, whatever the order of their keys. */
    static String canonicalJson(Mapping root, Set<String> without) {
        Map<String, DefinitionNode> kept = new LinkedHashMap<>(root.entries());
        kept.keySet().removeAll(without);
        try {
            return JSON.writeValueAsString(plain(new Mapping(kept, root.location())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Mapping fromJson(String source, String json) {
        try {
            return (Mapping) tree(JSON.readValue(json, Object.class), Location.commandLine(source));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(source + " does not hold the JSON that was stored there", e);
        }
    }

    /** A tree of plain lists, maps and values. */
    static DefinitionNode tree(Object value, Location location) {
        if (value instanceof Map<?, ?> map) {
            Map<String, DefinitionNode> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), tree(item, location)));
            return new Mapping(entries, location);
        }
        if (value instanceof List<?> list) {
            return new Sequence(list.stream().map(item -> tree(item, location)).toList(), location);
        }
        return new Scalar(String.valueOf(value), location);
    }

    static Mapping mapScalars(Mapping mapping, UnaryOperator<Scalar> change) {
        return (Mapping) map(mapping, change);
    }

    static DefinitionNode map(DefinitionNode node, UnaryOperator<Scalar> change) {
        if (node instanceof Scalar scalar) {
            return change.apply(scalar);
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(item -> map(item, change)).toList(), sequence.location());
        }
        Mapping mapping = (Mapping) node;
        Map<String, DefinitionNode> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> entries.put(key, map(value, change)));
        return new Mapping(entries, mapping.location());
    }

    /**
     * Replaces or adds the value at a dotted path. The text is read like a value in a job file, so lists and sections work too; what
     * YAML would take for something else, such as {@code *.csv} for an alias, is a text.
     */
    static Mapping with(Mapping root, String path, String text) {
        Location location = Location.commandLine("--set " + path);
        List<String> keys = List.of(path.split("\\.", -1));
        if (keys.stream().anyMatch(String::isBlank)) {
            throw new InvalidDefinitionException(
                    location, "'" + path + "' is no key. Keys look like this: input.files.");
        }
        return put(root, keys, typed(text, location), location);
    }

    private static DefinitionNode typed(String text, Location location) {
        if (text.isEmpty() || NOT_A_VALUE.indexOf(text.charAt(0)) >= 0) {
            return new Scalar(text, location);
        }
        try {
            DefinitionNode parsed =
                    YamlTree.read(location.source(), "value: " + text).entries().get("value");
            return tree(parsed == null ? "" : plain(parsed), location);
        } catch (InvalidDefinitionException e) {
            throw new InvalidDefinitionException(
                    location, e.problems().get(0).message() + ". Quote texts that YAML would misread.");
        }
    }

    private static Mapping put(Mapping mapping, List<String> path, DefinitionNode value, Location location) {
        Map<String, DefinitionNode> entries = new LinkedHashMap<>(mapping.entries());
        String key = path.get(0);
        if (path.size() == 1) {
            entries.put(key, value);
        } else {
            DefinitionNode child = entries.getOrDefault(key, new Mapping(Map.of(), location));
            if (!(child instanceof Mapping section)) {
                throw new InvalidDefinitionException(location, "'" + key + "' is a value, not a section.");
            }
            entries.put(key, put(section, path.subList(1, path.size()), value, location));
        }
        return new Mapping(entries, mapping.location());
    }

    private static Object plain(DefinitionNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.value();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(DefinitionTrees::plain).toList();
        }
        Map<String, Object> entries = new TreeMap<>();
        ((Mapping) node).entries().forEach((key, value) -> entries.put(key, plain(value)));
        return entries;
    }
}
