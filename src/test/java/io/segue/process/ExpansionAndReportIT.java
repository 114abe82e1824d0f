package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One job file for several libraries, the report on how they went, and who was told. */
class ExpansionAndReportIT {

    private static final String REPORT = "jobs/nightly.yaml";

    @TempDir
    private Path project;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private HttpServer receiver;
    private Commands commands;

    @BeforeEach
    void createProject() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        commands = new Commands(
                project,
                Map.of(
                        "segue.notify.webhook.url",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/"));
        write("collection.csv", "title,artist,duration\nOne,A,3:00\nTwo,B,3:10\nThree,C,3:20\n");
        write("input/alice.csv", "title,artist,duration\nOne,A,3:00\nTwo,B,3:10\n");
        write("input/bob.csv", "title,artist,duration\nThree,C,3:20\nNobody knows,Z,4:00\n");
        write("input/carol.zip", "this is no archive");
        write("jobs/libraries.yaml", """
                type: playlist-import
                forEach: {files: input/*, together: 2}
                input: {files: '${each}'}
                target: {catalog: local, collection: collection.csv}
                """);
        write(REPORT, "type: batch-report\nreport: {nights: 3}\n");
    }

    @AfterEach
    void stopReceiver() {
        receiver.stop(0);
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void oneFailsTheOthersGoOnAndTheReportOfTheDayShowsTheNewestState() throws Exception {
        Commands.Result all = commands.run("run", "jobs/libraries.yaml");

        assertThat(all.exitCode()).as(all.toString()).isEqualTo(2);
        assertThat(all.out().lines().map(line -> line.split("\\s+")[0] + " " + line.split("\\s+")[1]))
                .as(all.toString())
                .contains("libraries@alice APPLIED", "libraries@bob PARTIAL", "libraries@carol NOT");
        assertThat(all.err()).contains("libraries@bob: Applying");
        assertThat(told)
                .hasSize(2)
                .anyMatch(body -> body.contains("is partial"))
                .anyMatch(body -> body.contains("is failed"));

        Commands.Result after = commands.run("run", REPORT);
        assertThat(after.exitCode()).as(after.toString()).isZero();
        assertThat(page()).contains("libraries@alice").contains("libraries@bob").doesNotContain(">nightly<");
        JsonNode json = new ObjectMapper()
                .readTree(project.resolve("output/latest/report.json").toFile());
        assertThat(json.get("jobs")).hasSize(3);
        assertThat(json.get("attention").findValuesAsText("kind")).contains("FAILED", "PARTIAL");
        assertThat(Files.readAllLines(project.resolve("output/latest/report.csv")))
                .hasSize(4);

        Commands.Result again = commands.run("run", REPORT);
        assertThat(again.batchId()).as("nothing has happened since").isEqualTo(after.batchId());
    }

    private String page() throws IOException {
        return Files.readString(project.resolve("output/latest/report.html"));
    }
}
