package io.segue.batch.definition;

import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.InvalidDefinitionException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML to a definition's tree, with the line of every value; bounded in size and depth, whatever the text. */
final class YamlTree {

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_DEPTH = 16;

    private final String source;

    private YamlTree(String source) {
        this.source = source;
    }

    /**
     * @param source what to call the text in messages
     * @throws InvalidDefinitionException with the line, when the text is no YAML mapping
     */
    static Mapping read(String source, String text) {
        return new YamlTree(source).read(text);
    }

    private Mapping read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(8);
        options.setNestingDepthLimit(MAX_DEPTH);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidDefinitionException(new Location(source, line), "not valid YAML: " + problem(e));
        } catch (YAMLException e) {
            throw new InvalidDefinitionException(new Location(source, 1), "not valid YAML: " + e.getMessage());
        }
        if (root instanceof MappingNode mapping) {
            return mapping(mapping, 0);
        }
        throw new InvalidDefinitionException(
                new Location(source, 1), "a job file is a list of 'key: value' lines, starting with 'type: ...'.");
    }

    private static String problem(MarkedYAMLException e) {
        return e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
    }

    private DefinitionNode node(Node node, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidDefinitionException(location(node), "nested more than " + MAX_DEPTH + " levels deep.");
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<DefinitionNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(item, depth + 1));
            }
            return new Sequence(items, location(node));
        }
        return new Scalar(((ScalarNode) node).getValue(), location(node));
    }

    private Mapping mapping(MappingNode node, int depth) {
        Map<String, DefinitionNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new InvalidDefinitionException(location(entry.getKeyNode()), "a key must be a single word.");
            }
            if (entries.put(key.getValue(), node(entry.getValueNode(), depth + 1)) != null) {
                throw new InvalidDefinitionException(location(key), "'" + key.getValue() + "' stands here twice.");
            }
        }
        return new Mapping(entries, location(node));
    }

    private Location location(Node node) {
        return new Location(source, node.getStartMark().getLine() + 1);
    }
}
