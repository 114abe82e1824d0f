package io.segue.batch.definition;

import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.InvalidDefinitionException.Problem;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the definitions a job file with {@code forEach} stands for, before it is checked: {@code ${each}} and {@code ${each.name}}
 * replaced everywhere, the section {@code forEach} left with this one value.
 *
 * @param job {@code job@name}
 */
record Expansion(String job, Mapping root) {

    static final int LONGEST_JOB = 100;

    private static final int MOST = 1_000;

    /** In the order given; none only where that is said to be all right. */
    static List<Expansion> of(String job, Mapping written, LocalDate date, FileResolution files) {
        List<Problem> problems = new ArrayList<>();
        Map<String, DefinitionNode> dated = new LinkedHashMap<>(written.entries());
        dated.computeIfPresent(
                JobDefinition.FOR_EACH,
                (key, node) -> node instanceof Mapping section
                        ? DefinitionTrees.mapScalars(section, new DateVariables(date))
                        : node);
        List<Expansion> expansions = new ArrayList<>();
        ForEach.read(new Section(new Mapping(dated, written.location()), problems))
                .ifPresent(forEach -> {
                    forEach.section().unknownKeys();
                    if (!problems.isEmpty()) {
                        return;
                    }
                    List<Located> values = values(forEach, files);
                    List<String> names = EachNames.of(forEach, values);
                    for (int i = 0; i < values.size() && problems.isEmpty(); i++) {
                        expansions.add(expanded(job, written, forEach, values.get(i), names.get(i)));
                    }
                });
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems);
        }
        return expansions;
    }

    /** One of them, or what it would be with a value that is still to come. */
    static Expansion outline(String job, Mapping written, LocalDate date, FileResolution later) {
        List<Expansion> known = of(job, written, date, later);
        if (!known.isEmpty()) {
            return known.get(0);
        }
        ForEach forEach = ForEach.read(new Section(written, new ArrayList<>())).orElseThrow();
        Located any = new Located("each", forEach.section().location(forEach.key()));
        return expanded(job, written, forEach, any, "each");
    }

    private static List<Located> values(ForEach forEach, FileResolution files) {
        Section section = forEach.section();
        Set<Located> values = new LinkedHashSet<>();
        boolean required = forEach.whenEmpty() == ForEach.WhenEmpty.ERROR;
        for (Located text : forEach.values()) {
            if (forEach.key().equals(ForEach.FILES)) {
                files.files(section, ForEach.FILES, text, required)
                        .forEach(
                                file -> values.add(new Located(files.written(file, text.location()), text.location())));
            } else if (text.text().isBlank()) {
                section.problem(forEach.key(), "a value is empty.");
            } else if (!values.add(
                    new Located(text.text().strip(), forEach.section().location(forEach.key())))) {
                section.problem(forEach.key(), "'" + text.text() + "' is listed twice.");
            }
        }
        if (values.size() > MOST) {
            section.problem(
                    forEach.key(), "at most " + MOST + " batches come of one job file, found " + values.size() + ".");
        }
        return List.copyOf(values);
    }

    private static Expansion expanded(String job, Mapping written, ForEach forEach, Located value, String name) {
        EachVariables variables = new EachVariables(value, name);
        Map<String, DefinitionNode> entries = new LinkedHashMap<>();
        written.entries().forEach((key, node) -> entries.put(key, DefinitionTrees.map(node, variables)));
        Location location = forEach.section().location(forEach.key());
        Map<String, DefinitionNode> own = new LinkedHashMap<>();
        own.put(forEach.key(), new Sequence(List.of(new Scalar(value.text(), value.location())), location));
        own.put("together", new Scalar(String.valueOf(forEach.together()), location));
        own.put("fairShare", new Scalar(String.valueOf(forEach.fairShare()), location));
        entries.put(JobDefinition.FOR_EACH, new Mapping(own, location));
        return new Expansion(EachNames.job(job, name), new Mapping(entries, written.location()));
    }
}
