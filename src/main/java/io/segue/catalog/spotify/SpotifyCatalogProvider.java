package io.segue.catalog.spotify;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogProvider;
import io.segue.catalog.CatalogTarget;
import io.segue.catalog.MusicCatalog;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Opens Spotify for an account; {@code account} is what it is called on this side. Opening asks nothing. */
@Component
class SpotifyCatalogProvider implements CatalogProvider {

    static final String KIND = "spotify";
    static final String ACCOUNT = "account";

    private final RestClient http;
    private final SpotifySettings settings;
    private final SpotifyAccounts accounts;
    private final RequestBudget budget;
    private final RestorationStore restorations;
    private final Clock clock;
    private final RecentAnswers answers;
    private final Map<String, SpotifyCatalog> open = new ConcurrentHashMap<>();

    SpotifyCatalogProvider(
            RestClient spotifyHttp,
            SpotifySettings settings,
            SpotifyAccounts accounts,
            SpotifyBudgetStore budgets,
            RestorationStore restorations,
            Clock clock) {
        this.http = spotifyHttp;
        this.settings = settings;
        this.accounts = accounts;
        this.budget = new RequestBudget(budgets, settings);
        this.restorations = restorations;
        this.clock = clock;
        this.answers = new RecentAnswers(clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public MusicCatalog open(CatalogTarget target) {
        String account = target.settings().get(ACCOUNT);
        if (account == null || account.isBlank()) {
            throw new CatalogAnswerException("A Spotify target needs the setting account.", false);
        }
        return open.computeIfAbsent(
                account,
                name -> new SpotifyCatalog(
                        new SpotifyHttp(http, settings, accounts, budget, name),
                        settings,
                        restorations,
                        new PlaylistPages(),
                        new PlaylistNames(clock, settings.settleAfter()),
                        answers));
    }
}
