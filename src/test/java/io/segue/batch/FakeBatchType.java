package io.segue.batch;

import io.segue.batch.Section.Located;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The smallest type there can be: a section {@code target} with a word, a number, switches, steps and a file. */
public final class FakeBatchType implements BatchType {

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void validate(Section root, DefinitionContext context) {
        root.section("target").ifPresent(target -> {
            var word = target.text("word");
            var number = target.number("number", 0, 1);
            var flag = target.flag("flag");
            var daily = target.flag("daily");
            target.sections("steps").forEach(step -> step.requiredText("word"));
            target.text("collection").ifPresent(file -> {
                var found = context.file(target, "collection", new Located(file, target.location("collection")));
            });
        });
    }

    @Override
    public boolean dated(Section root) {
        return root.section("target").flatMap(target -> target.flag("daily")).orElse(false);
    }

    @Override
    public Set<String> inputFormats() {
        return Set.of("lines");
    }

    @Override
    public Set<String> outputFormats() {
        return Set.of("tape");
    }

    @Override
    public List<Path> referencedFiles(JobDefinition definition) {
        return List.of();
    }

    @Override
    public RowReader open(JobDefinition definition, Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String unitWorkflow() {
        return "FakeWorkflow";
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public List<String> cells(String payload) {
        return List.of();
    }

    @Override
    public void report(UnitReport unit) {}
}
