package io.segue.batch.temporal;

import io.temporal.api.enums.v1.IndexedValueType;
import java.util.Map;
import java.util.TreeMap;

/** The search attributes of Segue's workflows. One that is not registered would leave its workflow running for ever. */
final class SearchAttributeNames {

    static final Map<String, IndexedValueType> ALL = new TreeMap<>(Map.of(
            "batch_id", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "job_name", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "user_id", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "playlist_id", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "track_name", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));

    private SearchAttributeNames() {}
}
