package io.segue.batch.notification;

import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code notify} of a job file.
 *
 * @param on when, {@code null} for when all jobs do
 * @param webhook an address, or {@code env:NAME} for one that a variable of the environment holds; {@code null} for that of all jobs
 * @param mail addresses; none for those of all jobs
 */
public record NotifySection(
        @Nullable Set<Occasion> on, @Nullable String webhook, List<String> mail) {

    private static final String ENVIRONMENT = "env:";

    /** Problems are noted in the section. */
    public static NotifySection read(Section root) {
        Section notify = root.section("notify").orElseGet(Section::empty);
        Optional<String> webhook = notify.text("webhook");
        webhook.filter(address -> !address.startsWith(ENVIRONMENT) && address(address) == null)
                .ifPresent(
                        address -> notify.problem(
                                "webhook",
                                "expected an address such as https://example.org/hook, or env:NAME for a variable that holds it."));
        List<String> mail = notify.strings("mail");
        mail.stream()
                .filter(address -> !address.matches("[^\\s@,;<>]+@[^\\s@,;<>]+"))
                .forEach(address -> notify.problem("mail", "'" + address + "' is no mail address."));
        return new NotifySection(notify.has("on") ? on(notify) : null, webhook.orElse(null), mail);
    }

    private static Set<Occasion> on(Section notify) {
        Set<Occasion> on = EnumSet.noneOf(Occasion.class);
        for (Located text : notify.texts("on")) {
            Arrays.stream(Occasion.values())
                    .filter(occasion -> occasion.name().toLowerCase(Locale.ROOT).equals(text.text()))
                    .findFirst()
                    .ifPresentOrElse(
                            on::add,
                            () -> notify.problem(
                                    "on", "expected any of failure, attention, success, found '" + text.text() + "'."));
        }
        return on;
    }

    /** Where its webhook is, as far as that is known here. */
    @Nullable URI webhook(UnaryOperator<@Nullable String> environment) {
        if (webhook == null) {
            return null;
        }
        return address(
                webhook.startsWith(ENVIRONMENT) ? environment.apply(webhook.substring(ENVIRONMENT.length())) : webhook);
    }

    private static @Nullable URI address(@Nullable String text) {
        try {
            URI uri = new URI(text == null ? "" : text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
