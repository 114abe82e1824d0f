package io.segue.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.sandbox.AccountsService.Caller;
import io.segue.sandbox.Shelf.Entry;
import io.segue.sandbox.Shelf.Kept;
import java.util.List;

/** Playlists as the service shows them: with the names of 2026 ({@code items}, {@code item}) or those before ({@code tracks}, {@code track}). */
final class PlaylistNode {

    private final TrackIndex tracks;
    private volatile boolean oldNames;

    PlaylistNode(TrackIndex tracks) {
        this.tracks = tracks;
    }

    void oldNames(boolean old) {
        oldNames = old;
    }

    ObjectNode simplified(Kept playlist) {
        ObjectNode node = Json.object();
        node.put("type", "playlist").put("id", playlist.id).put("uri", "spotify:playlist:" + playlist.id);
        node.put("href", "/v1/playlists/" + playlist.id);
        node.put("name", playlist.name).put("description", playlist.description);
        node.put("public", playlist.open).put("collaborative", false).put("snapshot_id", playlist.snapshot());
        node.putObject("owner")
                .put("type", "user")
                .put("id", playlist.owner)
                .put("uri", "spotify:user:" + playlist.owner)
                .put("display_name", playlist.owner);
        node.putObject("external_urls").put("spotify", "https://open.spotify.com/playlist/" + playlist.id);
        node.putArray("images");
        node.putObject(oldNames ? "tracks" : "items")
                .put("href", "/v1/playlists/" + playlist.id + "/items")
                .put("total", playlist.entries.size());
        return node;
    }

    /** With its first hundred entries, which only its owner sees. */
    ObjectNode full(Kept playlist, Caller caller) {
        ObjectNode node = simplified(playlist);
        if (playlist.owner.equals(caller.user())) {
            node.set(oldNames ? "tracks" : "items", entries(playlist, 0, 100));
        } else {
            node.remove(oldNames ? "tracks" : "items");
        }
        return node;
    }

    ObjectNode entries(Kept playlist, int offset, int limit) {
        int end = Math.min(playlist.entries.size(), offset + limit);
        List<Entry> shown = offset >= end ? List.of() : playlist.entries.subList(offset, end);
        ObjectNode page = page("/v1/playlists/" + playlist.id + "/items", offset, limit, playlist.entries.size());
        var items = page.putArray("items");
        for (Entry entry : shown) {
            ObjectNode item = items.addObject();
            item.put("added_at", entry.addedAt().toString()).put("is_local", false);
            item.putObject("added_by").put("type", "user").put("id", entry.addedBy());
            item.set(
                    oldNames ? "track" : "item",
                    tracks.track(entry.uri()).map(TrackNode::of).orElseThrow());
        }
        return page;
    }

    /** A page of anything, its items to be put in. */
    static ObjectNode page(String path, int offset, int limit, long total) {
        ObjectNode page = Json.object();
        page.put("href", path + "?offset=" + offset + "&limit=" + limit);
        page.put("limit", limit).put("offset", offset).put("total", total);
        if (offset + limit < total) {
            page.put("next", path + "?offset=" + (offset + limit) + "&limit=" + limit);
        } else {
            page.putNull("next");
        }
        if (offset > 0) {
            page.put("previous", path + "?offset=" + Math.max(0, offset - limit) + "&limit=" + limit);
        } else {
            page.putNull("previous");
        }
        return page;
    }
}
