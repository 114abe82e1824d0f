package io.segue.batch.notification;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of all batches, unless their job says otherwise. Without any of it nobody is told.
 *
 * @param on when
 */
@ConfigurationProperties("segue.notify")
record NotificationSettings(
        @DefaultValue({"failure", "attention"}) Set<Occasion> on,
        @DefaultValue Webhook webhook,
        @DefaultValue Mail mail) {

    /**
     * @param secret what bodies are signed with; unsigned without
     */
    record Webhook(@Nullable URI url, @Nullable String secret) {

        /** Addresses of webhooks are secrets, too. */
        @Override
        public String toString() {
            return "Webhook[" + (url == null ? "" : url.getHost()) + "]";
        }
    }

    /**
     * @param from the sender; the SMTP user's name where that is an address, unless said otherwise
     */
    record Mail(@DefaultValue List<String> to, @Nullable String from) {}
}
