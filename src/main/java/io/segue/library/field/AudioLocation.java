package io.segue.library.field;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where audio lies, as a path or as the {@code file:} URL of that path; collections write one or the other. */
public final class AudioLocation {

    private static final Pattern FILE_URL = Pattern.compile("file:(?://(?:localhost)?)?(/.*)", Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:.*", Pattern.DOTALL);
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";

    private AudioLocation() {}

    /** The path; what is no {@code file:} URL is returned as it is. */
    public static String path(String location) {
        Matcher url = FILE_URL.matcher(location);
        if (!url.matches()) {
            return location;
        }
        String path = decoded(url.group(1));
        return DRIVE.matcher(path).matches() ? path.substring(1) : path;
    }

    /** The URL with {@code localhost} as rekordbox writes it; what is no absolute path is returned as it is. */
    public static String url(String location) {
        boolean drive = DRIVE.matcher("/" + location).matches();
        if (!location.startsWith("/") && !drive) {
            return location;
        }
        String path = drive ? "/" + location.replace('\\', '/') : location;
        StringBuilder url = new StringBuilder("file://localhost");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || PLAIN.indexOf(b) >= 0;
            url.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return url.toString();
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path; // a bare percent sign: whoever wrote it did not encode
        }
    }
}
