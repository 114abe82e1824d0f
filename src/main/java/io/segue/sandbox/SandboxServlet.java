package io.segue.sandbox;

import io.segue.sandbox.FaultPlan.Fault;
import io.segue.sandbox.FaultPlan.Kind;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;

/** Takes requests in, lets happen to them what the fault plan says, and counts them. */
final class SandboxServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_BODY = 1_000_000;
    private static final int DROPS = 10;

    private final transient AccountsService accounts;
    private final transient WebApi api;
    private final transient AdminEndpoints admin;
    private final transient RequestLimits limits;
    private final transient FaultPlan faults;
    private final transient Traffic traffic;

    SandboxServlet(
            AccountsService accounts,
            WebApi api,
            AdminEndpoints admin,
            RequestLimits limits,
            FaultPlan faults,
            Traffic traffic) {
        this.accounts = accounts;
        this.api = api;
        this.admin = admin;
        this.limits = limits;
        this.faults = faults;
        this.traffic = traffic;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Call call = call(request);
        if (!call.path().startsWith("/v1/")) {
            write(answer(() -> outside(call)), response, null);
            return;
        }
        pause(faults.latency());
        Fault[] fault = new Fault[1];
        boolean[] broken = new boolean[1];
        Answer answer = answer(() -> {
            String clientId = api.admit(call);
            fault[0] = faults.next(call.method(), call.path()).orElse(null);
            if (fault[0] != null && fault[0].kind() == Kind.STATUS) {
                throw refusal(clientId, fault[0]);
            }
            broken[0] = fault[0] != null && (fault[0].kind() == Kind.RESET || fault[0].kind() == Kind.TIMEOUT);
            return broken[0] ? Answer.empty(0) : api.answer(call);
        });
        traffic.count(api.kind(call), answer.status());
        if (broken[0] || fault[0] != null && fault[0].kind() == Kind.LOSE) {
            pause(fault[0].kind() == Kind.TIMEOUT ? fault[0].delay() : Duration.ZERO);
            response.setContentLength(1); // without a beginning of an answer a client may well ask again by itself
            response.flushBuffer();
            throw new CloseNowException("as the fault plan says");
        }
        write(answer, response, fault[0]);
    }

    private Answer outside(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /authorize" -> accounts.page(call);
            case "POST /authorize/decision" -> accounts.decision(call);
            case "POST /api/token" -> {
                Optional<Fault> fault = faults.next("POST", "/api/token");
                if (fault.isPresent() && fault.get().kind() == Kind.STATUS) {
                    throw new Refusal(fault.get().status(), "as the fault plan says");
                }
                yield accounts.token(call);
            }
            default -> admin.answer(call);
        };
    }

    private Refusal refusal(String clientId, Fault fault) {
        if (fault.status() == 429) {
            return limits.refuse(clientId, fault.retryAfter());
        }
        String after = String.valueOf(fault.retryAfter().toSeconds());
        return new Refusal(
                fault.status(),
                fault.status() == 503 ? "Service unavailable" : "Server error",
                null,
                fault.retryAfter().isZero() ? Map.of() : Map.of("Retry-After", after));
    }

    /** An answer, or what stands for it. */
    private interface Source {
        Answer answer();
    }

    private static Answer answer(Source source) {
        try {
            return source.answer();
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static void write(Answer answer, HttpServletResponse response, @Nullable Fault fault) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body();
        if (body.length == 0) {
            return;
        }
        response.setContentType(answer.contentType());
        response.setContentLength(body.length);
        OutputStream out = response.getOutputStream();
        if (fault != null && fault.kind() == Kind.TRUNCATE) {
            out.write(body, 0, body.length / 2);
            out.flush();
            throw new CloseNowException("as the fault plan says");
        }
        int drops = fault != null && fault.kind() == Kind.SLOW ? Math.min(DROPS, body.length) : 1;
        for (int drop = 0; drop < drops; drop++) {
            int from = body.length * drop / drops;
            out.write(body, from, body.length * (drop + 1) / drops - from);
            if (fault != null && drops > 1) {
                out.flush();
                pause(fault.delay().dividedBy(drops));
            }
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call call(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BODY);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters(request.getQueryString(), parameters);
        String type = request.getContentType();
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            parameters(new String(body, StandardCharsets.UTF_8), parameters);
        }
        return new Call(
                request.getMethod(),
                URLDecoder.decode(request.getRequestURI(), StandardCharsets.UTF_8),
                parameters,
                request.getHeader("Authorization"),
                body);
    }

    private static void parameters(@Nullable String encoded, Map<String, String> parameters) {
        if (encoded == null) {
            return;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }
}
