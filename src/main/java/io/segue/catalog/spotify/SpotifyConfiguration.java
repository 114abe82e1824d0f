package io.segue.catalog.spotify;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The client's parts that are made of configuration. */
@Configuration(proxyBeanMethods = false)
class SpotifyConfiguration {

    @Bean
    RestClient spotifyHttp(SpotifySettings settings) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(settings.timeout());
        return RestClient.builder().requestFactory(requests).build();
    }

    @Bean
    SpotifyAccounts spotifyAccounts(
            SpotifyAccountStore store,
            RestClient spotifyHttp,
            SpotifySettings settings,
            @Value("${segue.home:.segue}") Path home,
            Clock clock) {
        return new SpotifyAccounts(
                store,
                TokenCipher.of(settings.tokenKey(), home.resolve("token.key")),
                new AccountsService(spotifyHttp, settings),
                settings,
                clock);
    }
}
