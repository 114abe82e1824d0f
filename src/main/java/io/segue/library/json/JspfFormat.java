package io.segue.library.json;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * One playlist as JSPF, the JSON form of XSPF.
 *
 * @see <a href="https://www.xspf.org/jspf">JSPF</a>
 */
public final class JspfFormat implements LibraryFormat {

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*\\{\\s*\"playlist\"\\s*:\\s*\\{.*?\"track\"\\s*:\\s*\\[.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "jspf";
    }

    @Override
    public String shape() {
        return "JSON object with a playlist and its track array";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return Recognition.certainIf(
                BEGINNING.matcher(head.text()).matches(), "a JSON object \"playlist\" with an array \"track\"");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return new JspfReader(head);
    }
}
