package io.segue.batch;

import java.util.List;
import java.util.Map;

/** Lets tests in other packages see what was read of a definition. */
public final class AskedKeys {

    private AskedKeys() {}

    /** Every key that was asked for, dotted, with the values it may have where that is a choice. */
    public static Map<String, List<String>> of(Section section) {
        return section.asked();
    }
}
