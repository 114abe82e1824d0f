package io.segue.batch.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** {@code docs/job.schema.json}: what it says of a job file, and which keys it knows. */
final class SchemaFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final Schema schema;

    SchemaFile() throws IOException {
        this.root = JSON.readTree(Path.of("docs/job.schema.json").toFile());
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(root);
    }

    /** What is wrong with a job file, as an editor would say. */
    List<String> problems(String yaml) {
        return schema.validate(JSON.valueToTree(read(yaml))).stream()
                .map(Error::toString)
                .toList();
    }

    /** As YAML 1.2 and editors read it: no dates, no yes and no, no base sixty. */
    private static Object read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new CoreResolver())
                .load(yaml);
    }

    private static final class CoreResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?[0-9]+"), "-+0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+\\.[0-9]*)"), "-+0123456789.");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
        }
    }

    /** The types it knows. */
    List<String> types() {
        return texts(root.at("/properties/type/enum"));
    }

    /** Every key of a type, dotted, with the values it may have where those are a list. */
    Map<String, List<String>> keys(String type) {
        Map<String, List<String>> keys = new TreeMap<>();
        collect(root.at("/definitions/" + type), "", keys);
        return keys;
    }

    private void collect(JsonNode written, String path, Map<String, List<String>> keys) {
        JsonNode node = resolved(written);
        for (String kind : List.of("anyOf", "allOf")) {
            node.path(kind).forEach(one -> collect(one, path, keys));
        }
        if (node.has("items") && !path.isEmpty()) {
            collect(node.get("items"), path + "[]", keys);
        }
        node.path("properties").properties().forEach(property -> {
            String key = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            keys.put(key, enumeration(property.getValue()));
            collect(property.getValue(), key, keys);
        });
    }

    /** Whether keys below this one are the user's own. */
    boolean open(String type, String path) {
        JsonNode node = root.at("/definitions/" + type);
        for (String key : path.split("\\.")) {
            boolean list = key.endsWith("[]");
            node = resolved(node).path("properties").path(key.replace("[]", ""));
            node = list ? resolved(node).path("items") : node;
        }
        return open(resolved(node));
    }

    private boolean open(JsonNode node) {
        boolean any = node.path("additionalProperties").isObject() || node.has("patternProperties");
        for (JsonNode one : node.path("anyOf")) {
            any |= open(resolved(one));
        }
        return any;
    }

    private List<String> enumeration(JsonNode written) {
        return texts(resolved(written).path("enum"));
    }

    private JsonNode resolved(JsonNode node) {
        @Nullable String reference = node.path("$ref").asText(null);
        return reference == null ? node : resolved(root.at(reference.substring(1)));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
