package io.segue.djset.definition;

import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.InvalidDefinitionException.Problem;
import io.segue.batch.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sections of job files made of plain maps, lists and values, all on line 1. */
public final class Sections {

    private static final Location SOMEWHERE = new Location("job.yaml", 1);

    private Sections() {}

    public static Section of(Map<String, Object> values) {
        return new Section((Mapping) tree(values), new ArrayList<>());
    }

    /** What is wrong with the sets of a job, as messages. */
    static List<String> problems(Map<String, Object> values) {
        List<Problem> problems = new ArrayList<>();
        Section root = new Section((Mapping) tree(values), problems);
        SetPlan.read(root);
        root.unknownKeys();
        return problems.stream().map(Problem::message).toList();
    }

    private static DefinitionNode tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, DefinitionNode> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), tree(item)));
            return new Mapping(entries, SOMEWHERE);
        }
        if (value instanceof List<?> list) {
            return new Sequence(list.stream().map(Sections::tree).toList(), SOMEWHERE);
        }
        return new Scalar(String.valueOf(value), SOMEWHERE);
    }
}
