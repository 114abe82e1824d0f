package io.segue.library.xml;

import java.io.IOException;

/** Dictionaries of an Apple property list, read streaming. */
final class Plist {

    /** Takes the entries of a dictionary in turn. */
    @FunctionalInterface
    interface Entries {
        /**
         * @param value text of a simple value, "true" or "false", empty for whatever holds others
         * @return {@code false} to stop at this value, which then has not been read beyond its start tag
         */
        boolean entry(String key, String value) throws IOException;
    }

    private final XmlCursor xml;

    Plist(XmlCursor xml) {
        this.xml = xml;
    }

    /**
     * Reads the dictionary whose start tag is current, through its end.
     *
     * @return {@code false} where it was stopped at a value that holds others
     */
    boolean dictionary(Entries entries) throws IOException {
        if (!xml.isStart("dict")) {
            xml.skip();
            return true;
        }
        while (xml.nextTag() && xml.isStart()) {
            if (!xml.isStart("key")) {
                throw xml.broken("expected a key, found <" + xml.element() + ">; export the library again");
            }
            String key = xml.text();
            if (!xml.nextTag() || !xml.isStart()) {
                throw xml.broken("the key \"" + key + "\" has no value; export the library again");
            }
            if (!value(key, entries)) {
                return false;
            }
        }
        return true;
    }

    private boolean value(String key, Entries entries) throws IOException {
        switch (xml.element()) {
            case "dict", "array", "data" -> {
                if (!entries.entry(key, "")) {
                    return false;
                }
                xml.skip();
            }
            case "true", "false" -> {
                entries.entry(key, xml.element());
                xml.skip();
            }
            default -> entries.entry(key, xml.text());
        }
        return true;
    }

    /** Goes on through the end of a dictionary that was stopped at a value whose end has been reached. */
    void endDictionary() throws IOException {
        int within = xml.depth();
        while (xml.depth() >= within && xml.nextTag()) {
            // what follows the items says nothing
        }
    }
}
