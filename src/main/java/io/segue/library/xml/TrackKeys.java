package io.segue.library.xml;

/** What the playlists of a collection file call a track of the spool. */
@FunctionalInterface
interface TrackKeys {

    String of(long number);
}
