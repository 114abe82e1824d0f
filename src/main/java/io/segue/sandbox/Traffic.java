package io.segue.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** How many requests came in, by kind and by status. Thread-safe. */
final class Traffic {

    private final Map<String, Integer> byKind = new TreeMap<>();
    private final Map<Integer, Integer> byStatus = new TreeMap<>();

    synchronized void count(String kind, int status) {
        byKind.merge(kind, 1, Integer::sum);
        byStatus.merge(status, 1, Integer::sum);
    }

    synchronized ObjectNode told(long early) {
        ObjectNode told = Json.object();
        told.put("total", byKind.values().stream().mapToInt(Integer::intValue).sum());
        told.put("early", early);
        ObjectNode kinds = told.putObject("byKind");
        byKind.forEach(kinds::put);
        ObjectNode statuses = told.putObject("byStatus");
        byStatus.forEach((status, count) -> statuses.put(String.valueOf(status), count));
        return told;
    }

    synchronized void forget() {
        byKind.clear();
        byStatus.clear();
    }
}
