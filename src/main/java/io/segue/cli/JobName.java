package io.segue.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/**
 * A job as typed: by its name, or by its file.
 *
 * @param name the file's name without ending
 */
record JobName(String name) {

    static final class Converter implements ITypeConverter<JobName> {
        @Override
        public JobName convert(String typed) {
            Path fileName = Path.of(typed).getFileName();
            String name = fileName == null ? typed : fileName.toString();
            return new JobName(name.replaceFirst("\\.ya?ml$", ""));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
