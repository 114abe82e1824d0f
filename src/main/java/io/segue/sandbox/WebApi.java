package io.segue.sandbox;

import io.segue.sandbox.AccountsService.Caller;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints below {@code /v1} that a development app of 2026 may call; what it may not call any more answers 403. */
final class WebApi {

    private static final String ID = "([0-9A-Za-z]+)";

    private final AccountsService accounts;
    private final RequestLimits limits;
    private final List<Route> routes;

    WebApi(AccountsService accounts, RequestLimits limits, PlaylistEndpoints playlists, LibraryEndpoints library) {
        this.accounts = accounts;
        this.limits = limits;
        this.routes = List.of(
                route("GET", "/me", "profile", (caller, call, id) -> library.me(caller)),
                route("GET", "/search", "search", (caller, call, id) -> library.search(call)),
                route("GET", "/tracks/" + ID, "track", (caller, call, id) -> library.track(id)),
                route("GET", "/me/playlists", "playlists", (caller, call, id) -> playlists.mine(caller, call)),
                route("POST", "/me/playlists", "playlist-create", (caller, call, id) -> playlists.create(caller, call)),
                route("GET", "/playlists/" + ID, "playlist", playlists::get),
                route("PUT", "/playlists/" + ID, "playlist-change", playlists::change),
                route("GET", "/playlists/" + ID + "/items", "items", playlists::items),
                route("POST", "/playlists/" + ID + "/items", "items-add", playlists::add),
                route("PUT", "/playlists/" + ID + "/items", "items-replace", playlists::replaceOrReorder),
                route("DELETE", "/playlists/" + ID + "/items", "items-remove", playlists::remove),
                route("GET", "/me/tracks", "saved-tracks", (caller, call, id) -> library.savedTracks(caller, call)),
                route("PUT", "/me/library", "library-save", (caller, call, id) -> library.save(caller, call)),
                route("DELETE", "/me/library", "library-remove", (caller, call, id) -> library.remove(caller, call)),
                route(
                        "GET",
                        "/me/library/contains",
                        "library-contains",
                        (caller, call, id) -> library.contains(caller, call)));
    }

    /** What an endpoint does for somebody. */
    @FunctionalInterface
    private interface Handler {
        Answer answer(Caller caller, Call call, String id);
    }

    private record Route(String method, Pattern path, String kind, Handler handler) {}

    private static Route route(String method, String path, String kind, Handler handler) {
        return new Route(method, Pattern.compile("/v1" + path), kind, handler);
    }

    /** What the request is counted as. */
    String kind(Call call) {
        return routes.stream()
                .filter(route -> route.method.equals(call.method()))
                .filter(route -> route.path.matcher(call.path()).matches())
                .map(Route::kind)
                .findFirst()
                .orElse("other");
    }

    /** As {@link #answer} would, where it would refuse the caller; which client it is otherwise. */
    String admit(Call call) {
        Caller caller = accounts.caller(call.authorization());
        limits.admit(caller.clientId());
        return caller.clientId();
    }

    Answer answer(Call call) {
        Caller caller = accounts.peek(call.authorization());
        boolean known = false;
        for (Route route : routes) {
            Matcher path = route.path.matcher(call.path());
            if (path.matches()) {
                known = true;
                if (route.method.equals(call.method())) {
                    return route.handler.answer(caller, call, path.groupCount() == 0 ? "" : path.group(1));
                }
            }
        }
        throw known
                ? new Refusal(405, "Method not allowed")
                : new Refusal(
                        403, "Forbidden"); // what an app of 2026 has no access to, /playlists/{id}/tracks among it
    }
}
