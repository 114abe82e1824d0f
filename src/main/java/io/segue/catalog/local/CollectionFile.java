package io.segue.catalog.local;

import java.nio.file.Path;

/**
 * A file that lists a collection, or a part of one.
 *
 * @param sha256 of the bytes meant, lower-case hex
 */
record CollectionFile(Path path, String sha256) {}
