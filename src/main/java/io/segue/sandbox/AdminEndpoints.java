package io.segue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.sandbox.Shelf.Entry;
import io.segue.sandbox.Shelf.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /admin}: what the sandbox was asked, what it holds, and how it is to behave. Not the service's; needs no token, and is as open as
 * the port it is on.
 */
final class AdminEndpoints {

    private final Shelf shelf;
    private final SandboxClock clock;
    private final AccountsService accounts;
    private final RequestLimits limits;
    private final FaultPlan faults;
    private final Traffic traffic;
    private final PlaylistNode nodes;
    private final TrackIndex tracks;

    AdminEndpoints(
            Shelf shelf,
            SandboxClock clock,
            AccountsService accounts,
            RequestLimits limits,
            FaultPlan faults,
            Traffic traffic,
            PlaylistNode nodes,
            TrackIndex tracks) {
        this.shelf = shelf;
        this.clock = clock;
        this.accounts = accounts;
        this.limits = limits;
        this.faults = faults;
        this.traffic = traffic;
        this.nodes = nodes;
        this.tracks = tracks;
    }

    Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /admin/requests" -> Answer.json(200, requests());
            case "DELETE /admin/requests" ->
                done(() -> {
                    traffic.forget();
                    limits.forget();
                });
            case "POST /admin/faults" -> done(() -> faults.add(call.json()));
            case "DELETE /admin/faults" -> done(faults::clear);
            case "POST /admin/settings" -> done(() -> settings(call.json()));
            case "POST /admin/tokens/expire" -> done(accounts::expireAccess);
            case "POST /admin/tokens/revoke" -> done(accounts::revoke);
            case "GET /admin/playlists" -> Answer.json(200, playlists());
            case "GET /admin/tracks" -> Answer.json(200, tracks.listed());
            case "POST /admin/playlists" -> edit(call.json());
            default -> throw new Refusal(404, "The sandbox has no " + call.method() + " " + call.path());
        };
    }

    private ObjectNode requests() {
        ObjectNode told = traffic.told(limits.early());
        return told.put("tokensRefreshed", accounts.refreshed());
    }

    private static Answer done(Runnable change) {
        change.run();
        return Answer.empty(204);
    }

    /** {@code requestsPerWindow} and {@code dailyQuota} together, {@code latency} and {@code advance} in seconds, and the like. */
    private void settings(JsonNode settings) {
        if (settings.has("requestsPerWindow") || settings.has("dailyQuota")) {
            limits.set(
                    settings.path("requestsPerWindow").asInt(0),
                    settings.path("dailyQuota").asInt(0));
        }
        if (settings.has("latency")) {
            faults.latency(seconds(settings.path("latency")));
        }
        if (settings.has("advance")) {
            clock.advance(seconds(settings.path("advance")));
        }
        if (settings.has("callsPerToken")) {
            accounts.callsPerToken(settings.path("callsPerToken").asInt());
        }
        if (settings.has("oldNames")) {
            nodes.oldNames(settings.path("oldNames").asBoolean());
        }
    }

    private static Duration seconds(JsonNode seconds) {
        return Duration.ofMillis(Math.round(seconds.asDouble() * 1000));
    }

    private ArrayNode playlists() {
        ArrayNode all = Json.array();
        synchronized (shelf) {
            for (Kept playlist : shelf.all()) {
                ObjectNode node = all.addObject();
                node.put("id", playlist.id).put("owner", playlist.owner).put("name", playlist.name);
                node.put("followed", shelf.library(playlist.owner).contains("spotify:playlist:" + playlist.id));
                ArrayNode entries = node.putArray("entries");
                playlist.entries.forEach(entry -> entries.add(entry.uri()));
            }
        }
        return all;
    }

    /** The user edits: the playlist of that {@code owner} and {@code name}, created where there is none, has these {@code entries}. */
    private Answer edit(JsonNode body) {
        String owner = body.path("owner").asText();
        String name = body.path("name").asText();
        List<Entry> entries = new ArrayList<>();
        for (JsonNode uri : body.path("entries")) {
            if (tracks.track(uri.asText()).isEmpty()) {
                throw new Refusal(400, "No such track: " + uri.asText());
            }
            entries.add(new Entry(uri.asText(), clock.instant(), owner));
        }
        synchronized (shelf) {
            Kept playlist = shelf.of(owner).stream()
                    .filter(one -> one.name.equals(name))
                    .findFirst()
                    .orElseGet(() -> shelf.create(owner, name, "", false));
            playlist.entries.clear();
            playlist.entries.addAll(entries);
            playlist.changed();
            return Answer.json(200, Json.object().put("id", playlist.id));
        }
    }
}
