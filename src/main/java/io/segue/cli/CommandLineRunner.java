package io.segue.cli;

public final class CommandLineRunner {
    private CommandLineRunner() {}

    public static int run(Class<?> application, String... arguments) {
        return 0;
    }
}
