package io.segue.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.lucene.util.IOUtils;

/**
 * A running sandbox: a Spotify that is this machine's own, reachable from this machine only. What its users have is kept in memory and goes
 * with it.
 */
public final class Sandbox implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** Kept, or its level would be forgotten: the server's comings and goings are nobody's business. */
    private static final Logger SERVER_LOG = Logger.getLogger("org.apache");

    static {
        SERVER_LOG.setLevel(Level.WARNING);
    }

    private final Tomcat server;
    private final Path folder;
    private final TrackIndex tracks;

    private Sandbox(Tomcat server, Path folder, TrackIndex tracks) {
        this.server = server;
        this.folder = folder;
        this.tracks = tracks;
    }

    /**
     * @throws io.segue.library.LibraryFormatException when the catalog cannot be read
     * @throws IOException when the port is taken
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        TrackIndex tracks = TrackIndex.of(options.catalog());
        Path folder = Files.createTempDirectory("segue-sandbox-server");
        Tomcat server = new Tomcat();
        Sandbox sandbox = new Sandbox(server, folder, tracks);
        server.setBaseDir(folder.toString());
        server.setHostname(HOST);
        server.setPort(options.port());
        server.getConnector().setProperty("address", HOST);
        server.getConnector().setProperty("bindOnInit", "false");
        server.getConnector().setThrowOnFailure(true);
        StandardContext context = (StandardContext) server.addContext("", folder.toString());
        context.setClearReferencesRmiTargets(false); // the classes are the application's own
        context.setClearReferencesThreadLocals(false);
        Tomcat.addServlet(context, "sandbox", servlet(options, tracks));
        context.addServletMappingDecoded("/*", "sandbox");
        try {
            server.start();
        } catch (LifecycleException e) {
            sandbox.close();
            throw new IOException(
                    "The sandbox could not start on " + HOST + ":" + options.port()
                            + "; name another port, or 0 for any.",
                    e);
        }
        return sandbox;
    }

    private static SandboxServlet servlet(SandboxOptions options, TrackIndex tracks) {
        SandboxClock clock = new SandboxClock();
        Shelf shelf = new Shelf();
        PlaylistNode nodes = new PlaylistNode(tracks);
        Traffic traffic = new Traffic();
        FaultPlan faults = new FaultPlan(options.seed(), options.latency());
        AccountsService accounts = new AccountsService(clock, options.tokenLife(), options.seed());
        RequestLimits limits = new RequestLimits(clock, options.requestsPerWindow(), options.dailyQuota());
        WebApi api = new WebApi(
                accounts,
                limits,
                new PlaylistEndpoints(shelf, tracks, nodes, clock, faults),
                new LibraryEndpoints(shelf, tracks));
        AdminEndpoints admin = new AdminEndpoints(shelf, clock, accounts, limits, faults, traffic, nodes, tracks);
        return new SandboxServlet(accounts, api, admin, limits, faults, traffic);
    }

    /** Where it answers, without a slash at the end. */
    public URI uri() {
        return URI.create("http://" + HOST + ":" + server.getConnector().getLocalPort());
    }

    /** How many tracks can be found. */
    public int size() {
        return tracks.size();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
            server.destroy();
        } catch (LifecycleException e) {
            throw new IOException("The sandbox's server could not be stopped", e);
        } finally {
            tracks.close();
            IOUtils.rm(folder);
        }
    }
}
