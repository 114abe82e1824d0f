package io.segue.batch.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts JSON to an address; any answer from 200 to 299 means that it has arrived. With a secret, {@code X-Segue-Signature} is
 * {@code sha256=} and the hexadecimal HMAC-SHA256 of the body, as GitHub's webhooks have it. Redirects are not followed.
 */
@Component
class Webhook implements Channel {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NotificationSettings.Webhook settings;
    private final Duration answer;
    private final HttpClient client;

    @Autowired
    Webhook(NotificationSettings settings) {
        this(settings, ANSWER);
    }

    Webhook(NotificationSettings settings, Duration answer) {
        this.settings = settings.webhook();
        this.answer = answer;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Name name() {
        return Name.WEBHOOK;
    }

    @Override
    public boolean wanted(NotifySection job) {
        return job.webhook() != null || settings.url() != null;
    }

    @Override
    public void send(Notice notice, NotifySection job) throws UndeliveredException {
        URI url = job.webhook() == null ? settings.url() : job.webhook(System::getenv);
        if (url == null) {
            throw new UndeliveredException("no address is configured in this process");
        }
        try {
            HttpResponse<Void> response = client.send(request(url, notice), BodyHandlers.discarding());
            if (response.statusCode() / 100 != 2) {
                throw new UndeliveredException(url.getHost() + " answered " + response.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndeliveredException("interrupted");
        } catch (IOException e) {
            throw new UndeliveredException(url.getHost() + ": " + e.getClass().getSimpleName());
        }
    }

    private HttpRequest request(URI url, Notice notice) throws JsonProcessingException {
        byte[] body = JSON.writeValueAsString(notice.fields()).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(answer)
                .header("Content-Type", "application/json")
                .header("User-Agent", "segue")
                .header("X-Segue-Notification", String.valueOf(notice.id()))
                .POST(BodyPublishers.ofByteArray(body));
        String signature = signature(body, settings.secret());
        return (signature == null ? request : request.header("X-Segue-Signature", signature)).build();
    }

    static @Nullable String signature(byte[] body, @Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
