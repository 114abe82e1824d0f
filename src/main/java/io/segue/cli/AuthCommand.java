package io.segue.cli;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogAuthorization;
import io.segue.catalog.CatalogAuthorization.Consent;
import io.segue.catalog.CatalogUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue auth}: a person lets Segue use an account of a service. */
@Command(
        name = "auth",
        description = {
            "Lets Segue use an account of yours: prints the address of a page to agree on, and waits for the answer. A batch that waits",
            "for it goes on by itself within a quarter of an hour, or at once when it is run again."
        })
final class AuthCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SERVICE", description = "spotify")
    private String service;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            defaultValue = "main",
            description =
                    "What job files call it (target: {catalog: spotify, account: NAME}). Default: ${DEFAULT-VALUE}.")
    private String account;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8888",
            description =
                    "Of http://127.0.0.1:PORT/callback, a redirect address of your app. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--within",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How long to wait for the answer. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    AuthCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CatalogAuthorization authorization = session.authorizations()
                .filter(one -> one.kind().equals(service))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is nothing to authorise for '" + service + "', only for spotify."));
        try (LoopbackRedirect redirect = LoopbackRedirect.open(port)) {
            Consent consent = authorization.begin(account, redirect.uri());
            out.println(
                    "Spotify serves an app of your own (developer.spotify.com/dashboard) only while its owner has Premium, for five");
            out.println(
                    "users at most, and lets it ask about 1,100 times a day: 8,000 tracks in 120 playlists take eight to ten days.");
            out.println();
            out.println("Open this page and agree:");
            out.println("  " + consent.page());
            out.flush();
            String code = redirect.await(consent.state(), Duration.ofMinutes(minutes));
            out.println("Segue may use the account of " + consent.complete(code) + " as '" + account + "'.");
            return 0;
        } catch (CatalogAnswerException | CatalogUnavailableException | LoopbackRedirect.NoConsentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLineRunner.FAILED;
        }
    }
}
