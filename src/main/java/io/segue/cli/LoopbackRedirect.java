package io.segue.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a browser is sent with the answer of a consent page: this machine, and nobody else reaches it. */
final class LoopbackRedirect implements AutoCloseable {

    private static final String PATH = "/callback";

    private final HttpServer server;
    private final BlockingQueue<Map<String, String>> answers = new LinkedBlockingQueue<>();

    private LoopbackRedirect(HttpServer server) {
        this.server = server;
        server.createContext(PATH, this::received);
    }

    /** The person did not agree, or not in time. */
    static final class NoConsentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoConsentException(String message) {
            super(message);
        }
    }

    /**
     * @param port 0 for any free one
     */
    static LoopbackRedirect open(int port) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        LoopbackRedirect redirect;
        try {
            redirect = new LoopbackRedirect(HttpServer.create(new InetSocketAddress(here, port), 0));
        } catch (IOException e) {
            throw new IOException("Port " + port + " is taken; name another with --port, and add it to the app.", e);
        }
        redirect.server.start();
        return redirect;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /**
     * Waits for the answer to the question with this state; answers to others are passed over.
     *
     * @return the code
     * @throws NoConsentException when there is none
     */
    String await(String state, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            Map<String, String> answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer == null) {
                throw new NoConsentException("Nobody agreed within " + longest.toMinutes() + " minutes.");
            }
            String code = answer.get("code");
            if (state.equals(answer.get("state"))) {
                if (code == null) {
                    throw new NoConsentException("The consent was not given: " + answer.get("error") + ".");
                }
                return code;
            }
        }
    }

    private void received(HttpExchange exchange) throws IOException {
        answers.add(parameters(exchange.getRequestURI().getRawQuery()));
        byte[] page = "<!doctype html><title>Segue</title><p>Thank you. This page can be closed."
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static Map<String, String> parameters(@Nullable String query) {
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (first, second) -> first));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
