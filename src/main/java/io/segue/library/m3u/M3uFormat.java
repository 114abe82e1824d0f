package io.segue.library.m3u;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryWriter;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.WritableFormat;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One playlist as players keep it: a path or address a line, with or without what the extended form says about it. */
public final class M3uFormat implements WritableFormat {

    private static final Pattern AUDIO = Pattern.compile(
            ".*\\.(?:mp[234a]|m4[ab]|aac|flac|ogg|oga|opus|wav|aiff?|wma|alac|ape|wv|dsf|mka)(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public String name() {
        return "m3u8";
    }

    @Override
    public String shape() {
        return "M3U or M3U8: #EXTM3U, #PLAYLIST:, #EXTINF: and paths, or paths of audio files alone";
    }

    @Override
    public Recognition recognise(FileHead head) {
        String text = head.text();
        if (text.contains("#EXT-X-")) {
            return Recognition.NONE; // segments of one stream, no list of tracks
        }
        if (text.stripLeading().startsWith("#EXTM3U")) {
            return Recognition.certain("#EXTM3U in the first line");
        }
        List<String> lines = text.lines()
                .flatMap(line -> Pattern.compile("\r").splitAsStream(line))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(50)
                .toList();
        if (lines.stream().anyMatch(line -> line.startsWith("#EXTINF:") || line.startsWith("#PLAYLIST:"))) {
            return new Recognition(0.9, "a line that begins #EXTINF: or #PLAYLIST:");
        }
        List<String> entries =
                lines.stream().filter(line -> !line.startsWith("#")).toList();
        boolean audio = !entries.isEmpty()
                && entries.stream().allMatch(line -> AUDIO.matcher(line).matches());
        return audio ? new Recognition(0.7, "nothing but paths of audio files") : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return new M3uReader(head);
    }

    @Override
    public String ending() {
        return ".m3u8";
    }

    @Override
    public Set<String> endings() {
        return Set.of(".m3u8", ".m3u");
    }

    @Override
    public boolean holdsManyPlaylists() {
        return false;
    }

    @Override
    public LibraryWriter create(Path file, String title) throws IOException {
        return new M3uFileWriter(file, title);
    }
}
