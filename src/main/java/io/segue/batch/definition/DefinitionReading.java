package io.segue.batch.definition;

import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Policy;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.Atomicity.Tolerance;
import io.segue.batch.BatchType;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinition.Output;
import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import io.segue.batch.notification.NotifySection;
import io.segue.batch.schedule.ScheduleSection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the keys every job file has, whatever its type. */
final class DefinitionReading {

    private static final String AUTO = "auto";

    private static final int DEFAULT_WINDOW = 16;
    private static final int MAX_WINDOW = 1000;
    private static final int MAX_USER = 200;

    private final Map<String, BatchType> types = new TreeMap<>();

    DefinitionReading(List<BatchType> types) {
        types.forEach(type -> this.types.put(type.name(), type));
    }

    enum Pick {
        ALL,
        NEWEST
    }

    /** What was read; complete only if no problem was noted. */
    record Read(
            Optional<BatchType> type,
            String description,
            List<Path> inputs,
            String format,
            Atomicity atomicity,
            int window,
            Output output) {

        JobDefinition definition(String name, Path folder, Mapping root) {
            String typeName = type.map(BatchType::name).orElse("");
            return new JobDefinition(
                    name, typeName, description, folder, inputs, format, atomicity, window, output, Map.of(), root);
        }
    }

    Read read(Section root, FileResolution files) {
        Optional<BatchType> type = type(root);
        String description = root.text("description").orElse("");
        if (root.has(JobDefinition.DATE) && date(root).isEmpty()) {
            root.problem(JobDefinition.DATE, "expected a date such as 2026-11-27.");
        }
        root.section(ScheduleSection.NAME).ifPresent(ScheduleSection::read);
        if (root.text(JobDefinition.USER).filter(DefinitionReading::noUser).isPresent()) {
            root.problem(JobDefinition.USER, "expected a name or id of 1 to 200 characters.");
        }
        Work work = type.filter(known -> !known.hasUnits()).isPresent() ? NO_WORK : work(root, type, files);
        Output output = root.section("output").map(DefinitionReading::output).orElse(EVERYTHING);
        var expansion = ForEach.read(root);
        var told = NotifySection.read(root);
        return new Read(type, description, work.inputs, work.format, work.atomicity, work.window, output);
    }

    /** What types have to say that bring units about. */
    private record Work(List<Path> inputs, String format, Atomicity atomicity, int window) {}

    private static Work work(Section root, Optional<BatchType> type, FileResolution files) {
        Section input = root.requiredSection("input");
        List<Path> inputs = inputs(input, files);
        String format = input.text("format").orElse(AUTO);
        type.filter(known -> !format.equals(AUTO) && !known.inputFormats().contains(format))
                .ifPresent(known -> input.problem(
                        "format",
                        "there is no input format '" + format + "'. Available: auto, "
                                + String.join(", ", new TreeSet<>(known.inputFormats())) + "."));
        Atomicity atomicity =
                root.section("atomicity").map(DefinitionReading::atomicity).orElse(BEST_EFFORT);
        int window = root.wholeNumber("window", 1, MAX_WINDOW)
                .orElse((long) DEFAULT_WINDOW)
                .intValue();
        int share = ForEach.read(root).map(each -> each.share(window)).orElse(window);
        return new Work(inputs, format, atomicity, share);
    }

    private static boolean noUser(String user) {
        return user.isBlank() || user.length() > MAX_USER;
    }

    /** The date a definition names. */
    static Optional<LocalDate> date(Section root) {
        try {
            return root.text(JobDefinition.DATE).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<BatchType> type(Section root) {
        String name = root.requiredText("type");
        BatchType type = types.get(name);
        if (type == null && !name.isEmpty()) {
            String known = "Available: " + String.join(", ", types.keySet()) + ".";
            root.problem("type", "there is no job type '" + name + "'. " + known);
        }
        return Optional.ofNullable(type);
    }

    private static List<Path> inputs(Section input, FileResolution files) {
        Set<Path> inputs = new LinkedHashSet<>();
        Pick pick = input.choice("pick", Pick.class).orElse(Pick.ALL);
        for (Located text : input.requiredTexts("files")) {
            List<Path> found = files.files(input, "files", text);
            if (pick == Pick.NEWEST && !found.isEmpty()) {
                inputs.add(InputPatterns.newest(found));
            } else {
                inputs.addAll(found);
            }
        }
        return List.copyOf(inputs);
    }

    private static final Atomicity BEST_EFFORT =
            new Atomicity(Policy.BEST_EFFORT, null, Remainder.KEEP, Remainder.COMPENSATE);

    private static final Work NO_WORK = new Work(List.of(), AUTO, BEST_EFFORT, DEFAULT_WINDOW);

    private static Atomicity atomicity(Section section) {
        Policy policy = section.choice("policy", Policy.class).orElse(Policy.BEST_EFFORT);
        Tolerance tolerance = tolerance(section, policy);
        Remainder onBreach = section.choice("onBreach", Remainder.class)
                .orElse(policy == Policy.BEST_EFFORT ? Remainder.KEEP : Remainder.COMPENSATE);
        Remainder onCancel = section.choice("onCancel", Remainder.class).orElse(Remainder.COMPENSATE);
        return new Atomicity(policy, tolerance, onBreach, onCancel);
    }

    private static @Nullable Tolerance tolerance(Section section, Policy policy) {
        Optional<String> text = section.text("tolerate");
        if (policy != Policy.THRESHOLD) {
            if (text.isPresent()) {
                section.problem("tolerate", "belongs to 'policy: threshold' alone.");
            }
            return null;
        }
        String value = text.orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return new Tolerance.Count(Long.parseLong(value));
        }
        if (value.matches("\\d{1,3}(\\.\\d+)?%") && Double.parseDouble(value.substring(0, value.length() - 1)) <= 100) {
            return new Tolerance.Percent(Double.parseDouble(value.substring(0, value.length() - 1)));
        }
        section.problem(
                "tolerate",
                "'policy: threshold' needs how many failed items are acceptable, as '5%' or '20'"
                        + (value.isEmpty() ? "." : "; found '" + value + "'."));
        return new Tolerance.Count(0);
    }

    /** Report formats the kernel writes for every type. */
    private static final Set<String> REPORT_FORMATS = Set.of("csv", "html", "json");

    static void checkOutputFormats(Section root, BatchType type) {
        Set<String> known = new TreeSet<>(REPORT_FORMATS);
        known.addAll(type.outputFormats());
        root.section("output")
                .ifPresent(output -> output.texts("formats").stream()
                        .filter(format -> !known.contains(format.text()))
                        .forEach(format -> output.problem(
                                "formats",
                                "there is no output format '" + format.text() + "'. Available: "
                                        + String.join(", ", known) + ".")));
    }

    private static final Output EVERYTHING = new Output(Path.of("output"), null);

    private static Output output(Section section) {
        String directory = section.text("directory").orElse("output");
        List<String> formats = section.has("formats")
                ? section.texts("formats").stream().map(Located::text).toList()
                : null;
        try {
            return new Output(Path.of(directory), formats);
        } catch (InvalidPathException e) {
            section.problem("directory", "'" + e.getInput() + "' is no folder name: " + e.getReason() + ".");
            return EVERYTHING;
        }
    }
}
