-- Playlists of local collections. A snapshot is the number of writes so far; every write is conditional on it.
create table if not exists local_playlist (
    playlist_id varchar not null primary key,
    collection  varchar not null,
    name        varchar not null,
    description varchar not null,
    snapshot    bigint  not null,
    size        int     not null,
    constraint local_playlist_name unique (collection, name)
);

create table if not exists local_playlist_entry (
    playlist_id varchar not null references local_playlist,
    position    int     not null,
    uri         varchar not null,
    track       varchar not null,
    constraint local_playlist_entry_position primary key (playlist_id, position)
);
