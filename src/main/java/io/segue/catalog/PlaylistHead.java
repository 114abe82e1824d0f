package io.segue.catalog;

/**
 * A playlist without its entries.
 *
 * @param snapshot changes with every change of the entries; equal snapshots mean equal entries
 * @param size number of entries
 */
public record PlaylistHead(String id, String name, String snapshot, int size) {}
