package io.segue.batch.report;

import io.segue.batch.BatchType;
import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A type with two columns whose units write one file each. Remembers what it was asked to report. */
class FakeType implements BatchType {

    final List<UnitReport> reported = new ArrayList<>();

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void validate(Section root, DefinitionContext context) {}

    @Override
    public Set<String> inputFormats() {
        return Set.of();
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
        return List.of("title", "length");
    }

    @Override
    public List<String> cells(String payload) {
        return List.of(payload, String.valueOf(payload.length()));
    }

    @Override
    public void report(UnitReport unit) throws IOException {
        reported.add(unit);
        Path folder = Files.createDirectories(unit.directory().resolve("lists"));
        Files.writeString(folder.resolve(unit.title().replaceAll("[/<>]", "_") + ".txt"), "list\n");
    }
}
