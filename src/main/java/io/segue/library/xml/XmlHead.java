package io.segue.library.xml;

import io.segue.library.Recognition;
import io.segue.library.source.FileHead;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the beginning of an XML file says it is. */
final class XmlHead {

    private static final Pattern NAME = Pattern.compile("<(?:[\\w.-]+:)?([\\w.-]+)[\\s/>]");

    private XmlHead() {}

    /** Certain where the document's element has that name. */
    static Recognition rootIs(FileHead head, String element) {
        return Recognition.certainIf(root(head.text()).equals(element), "XML whose document element is " + element);
    }

    /** Name of the document's element without prefix; empty where there is none. */
    private static String root(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<?", at)) {
                at = after(text, "?>", at);
            } else if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at);
            } else if (text.startsWith("<!", at)) {
                at = afterDocumentType(text, at);
            } else {
                Matcher name = NAME.matcher(text).region(at, text.length());
                return name.lookingAt() ? name.group(1) : "";
            }
        }
        return "";
    }

    private static int afterDocumentType(String text, int at) {
        int end = after(text, ">", at);
        int subset = text.indexOf('[', at);
        return subset >= 0 && subset < end ? after(text, ">", after(text, "]", subset)) : end;
    }

    private static int after(String text, String mark, int from) {
        int found = text.indexOf(mark, Math.min(from, text.length()));
        return found < 0 ? text.length() : found + mark.length();
    }
}
