-- What a worker or launcher of schema version 8 says to the database, statement by statement, with values.
-- It may still be running while a newer release has brought the schema up to date. Recorded; not to be changed.

INSERT INTO batch (batch_id, fingerprint, generation, job_name, job_type, definition, folder, dry_run, state,
                   pass, attempt, unit_count, loose_rows, created_at)
VALUES ('old', 'f00', 1, 'import', 'playlist-import', '{}', '/music', FALSE, 'STAGING', 1, 0, 0, 0, CURRENT_TIMESTAMP);
INSERT INTO batch_input (batch_id, file_no, role, path, sha256, size_bytes) VALUES ('old', 0, 'INPUT', '/music/a.csv', '00', 10);
INSERT INTO lease (batch_id, owner, host, token, expires_at) VALUES ('old', '', '', 0, CURRENT_TIMESTAMP);
INSERT INTO event (batch_id, unit_no, occurred_at, kind, detail) VALUES ('old', NULL, CURRENT_TIMESTAMP, 'CREATED', '1 input file(s)');
SELECT COUNT(*) FROM batch WHERE batch_id = 'old' AND fingerprint <> 'f00';
SELECT * FROM batch WHERE batch_id = 'old';
SELECT file_no, path, sha256, size_bytes FROM batch_input WHERE batch_id = 'old' AND role = 'INPUT' ORDER BY file_no;
SELECT batch_id FROM batch WHERE fingerprint = 'f00' ORDER BY generation DESC LIMIT 1;
SELECT generation FROM batch WHERE batch_id = 'old';
SELECT batch_no FROM batch WHERE batch_id = 'old';
UPDATE lease SET owner = 'me', host = 'here', token = token + 1, expires_at = CURRENT_TIMESTAMP
WHERE batch_id = 'old' AND (owner = '' OR expires_at < CURRENT_TIMESTAMP OR owner = 'gone');
SELECT token FROM lease WHERE batch_id = 'old';
SELECT owner, host, expires_at FROM lease WHERE batch_id = 'old';
UPDATE lease SET expires_at = CURRENT_TIMESTAMP WHERE batch_id = 'old' AND token = 1;
INSERT INTO unit (batch_id, unit_no, title, state, attempt, writer, failed_answers, row_count, rejected, matched,
                  ambiguous, not_found, present, added, verified, dead, compensated)
VALUES ('old', 0, 'List', 'PENDING', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO item_source (item_id, batch_no, unit_no, item_no, file_no, line, label, payload)
SELECT batch_no * 4294967296, batch_no, 0, 0, 0, 2, 'Tides', '{}' FROM batch WHERE batch_id = 'old';
INSERT INTO item_source (item_id, batch_no, unit_no, item_no, file_no, line, label, payload)
SELECT batch_no * 4294967296 + 1, batch_no, NULL, NULL, 0, 3, 'junk', NULL FROM batch WHERE batch_id = 'old';
INSERT INTO item_state (item_id, unit_no, state, attempts)
SELECT item_id, unit_no, CASE WHEN item_no IS NULL THEN 'REJECTED' ELSE 'PENDING' END, 0 FROM item_source;
INSERT INTO item_outcome (item_id, reason) SELECT item_id, 'no title' FROM item_source WHERE item_no IS NULL;
SELECT COUNT(*) FROM item_state WHERE item_id >= 0 AND item_id < 9223372036854775807;
UPDATE batch SET state = 'SEALED', sealed_at = CURRENT_TIMESTAMP,
    unit_count = (SELECT COUNT(*) FROM unit WHERE unit.batch_id = batch.batch_id),
    loose_rows = (SELECT COUNT(*) FROM item_state WHERE unit_no IS NULL)
WHERE batch_id = 'old' AND state = 'STAGING';
UPDATE unit SET row_count = 1, rejected = 0 WHERE batch_id = 'old' AND unit_no = 0;
UPDATE batch SET attempt = 1 WHERE batch_id = 'old' AND attempt = 0;
UPDATE unit SET attempt = 1 WHERE batch_id = 'old';
UPDATE batch SET state = 'RUNNING', started_at = COALESCE(started_at, CURRENT_TIMESTAMP)
WHERE batch_id = 'old' AND attempt = 1 AND state IN ('SEALED', 'RUNNING', 'COMPENSATING');
SELECT b.loose_rows + COALESCE((SELECT SUM(row_count) FROM unit u WHERE u.batch_id = b.batch_id), 0) FROM batch b WHERE b.batch_id = 'old';
SELECT COALESCE(SUM(not_found + ambiguous + dead), 0) FROM unit WHERE batch_id = 'old' AND state NOT IN ('PENDING', 'RUNNING', 'WAITING');
SELECT unit_no, title, target_id FROM unit WHERE batch_id = 'old' AND unit_no > -1 AND state IN ('PENDING', 'RUNNING', 'WAITING')
ORDER BY unit_no LIMIT 100;
UPDATE unit SET state = 'RUNNING', wait_reason = NULL, wait_until = NULL, started_at = COALESCE(started_at, CURRENT_TIMESTAMP)
WHERE batch_id = 'old' AND unit_no = 0 AND attempt = 1;
UPDATE unit SET state = 'WAITING', wait_reason = 'quota', wait_until = CURRENT_TIMESTAMP WHERE batch_id = 'old' AND unit_no = 0 AND attempt = 1;
SELECT s.item_id, s.item_no, s.payload, t.state, o.target_uri, o.target, t.attempts
FROM item_source s JOIN item_state t ON t.item_id = s.item_id LEFT JOIN item_outcome o ON o.item_id = s.item_id
WHERE s.batch_no = 1 AND s.unit_no = 0 AND s.item_no >= 0 AND s.item_no < 100 ORDER BY s.item_no;
UPDATE item_state SET state = 'MATCHED' WHERE unit_no = 0 AND state IN ('PENDING');
INSERT INTO item_outcome (target_uri, target_label, target, score, reason, error_class, item_id)
SELECT 'local:track:1', 'Tides', '{}', 0.9, NULL, NULL, item_id FROM item_source WHERE item_no = 0;
UPDATE item_outcome SET target_uri = COALESCE(NULL, target_uri), target_label = COALESCE(NULL, target_label),
    target = COALESCE(NULL, target), score = COALESCE(NULL, score), reason = COALESCE(NULL, reason), error_class = COALESCE(NULL, error_class);
UPDATE item_state SET attempts = attempts + 1 WHERE unit_no = 0;
UPDATE unit SET attempt = attempt, matched = matched + 1, substituted = substituted + 0, discarded = discarded + 0
WHERE batch_id = 'old' AND unit_no = 0 AND attempt = 1;
UPDATE unit SET failed_answers = failed_answers + 1 WHERE batch_id = 'old' AND unit_no = 0 AND attempt = 1;
DELETE FROM candidate WHERE batch_id = 'old' AND row_no = 0;
INSERT INTO candidate (batch_id, row_no, ranking, uri, label, payload, score, reason) VALUES ('old', 0, 1, 'local:track:1', 'Tides', '{}', 0.9, NULL);
UPDATE unit SET writer = writer + 1 WHERE batch_id = 'old' AND unit_no = 0 AND attempt = 1;
SELECT writer FROM unit WHERE batch_id = 'old' AND unit_no = 0;
INSERT INTO pre_image (batch_id, unit_no, existed, target_id, snapshot, entry_count) VALUES ('old', 0, FALSE, NULL, '', 0);
INSERT INTO pre_image_entry (batch_id, unit_no, entry_no, uri) VALUES ('old', 0, 0, 'local:track:9');
SELECT existed, target_id, snapshot, entry_count FROM pre_image WHERE batch_id = 'old' AND unit_no = 0;
SELECT uri FROM pre_image_entry WHERE batch_id = 'old' AND unit_no = 0 ORDER BY entry_no;
SELECT COALESCE(MAX(intent_no), 0) + 1 FROM intent WHERE batch_id = 'old' AND unit_no = 0;
INSERT INTO intent (batch_id, unit_no, intent_no, kind, state, attempt, writer, target_id, expected_snapshot,
                    page_no, target_position, uris, settles_at)
VALUES ('old', 0, 1, 'ADD', 'OPEN', 1, 1, 'p', '0', 0, 0, '["local:track:1"]', CURRENT_TIMESTAMP);
UPDATE intent SET state = 'DONE', result_snapshot = '1', detail = NULL WHERE batch_id = 'old' AND unit_no = 0 AND intent_no = 1 AND state = 'OPEN';
SELECT * FROM intent WHERE batch_id = 'old' AND unit_no = 0 ORDER BY intent_no;
UPDATE unit SET target_id = 'p' WHERE batch_id = 'old' AND unit_no = 0 AND attempt = 1;
insert into local_playlist (playlist_id, collection, name, description, snapshot, size) values ('p', '/music/c.csv', 'List', 'Imported', 0, 0);
select playlist_id, name, snapshot, size from local_playlist where collection = '/music/c.csv' and name = 'List';
insert into local_playlist_entry (playlist_id, position, uri, track) values ('p', 0, 'local:track:1', '{}');
select uri, track from local_playlist_entry where playlist_id = 'p' and position >= 0 and position < 10 order by position;
update local_playlist set snapshot = snapshot + 1, size = size + 1 where playlist_id = 'p' and snapshot = 0;
delete from local_playlist_entry where playlist_id = 'p';
delete from local_playlist where playlist_id = 'p';
INSERT INTO dj_set (batch_id, unit_no, sequence, series, set_date, input_hash, played) VALUES ('old', 0, '{}', NULL, NULL, '00', '[]');
UPDATE dj_set SET document = '{}' WHERE batch_id = 'old' AND unit_no = 0;
UPDATE dj_set SET current_at = CURRENT_TIMESTAMP WHERE batch_id = 'old' AND current_at IS NULL AND unit_no IN (0);
SELECT batch_id, unit_no, set_date, input_hash, played FROM dj_set WHERE series = 's' AND set_date < CURRENT_DATE AND current_at IS NOT NULL
ORDER BY set_date DESC, current_at DESC, batch_id LIMIT 20;
INSERT INTO command (batch_id, kind, requested_by, created_at) VALUES ('old', 'CANCEL', 'anna', CURRENT_TIMESTAMP);
SELECT requested_by FROM command WHERE batch_id = 'old' AND kind = 'CANCEL' ORDER BY command_id;
UPDATE unit SET state = 'APPLIED', failure = NULL, wait_reason = NULL, wait_until = NULL, finished_at = CURRENT_TIMESTAMP
WHERE batch_id = 'old' AND unit_no = 0 AND attempt = 1;
SELECT * FROM unit WHERE batch_id = 'old' ORDER BY unit_no;
UPDATE batch SET state = 'APPLIED', failure = COALESCE(NULL, failure), finished_at = CURRENT_TIMESTAMP
WHERE batch_id = 'old' AND attempt = 1 AND state IN ('SEALED', 'RUNNING', 'COMPENSATING');
UPDATE batch SET report_directory = '/music/output/old' WHERE batch_id = 'old';
SELECT occurred_at, unit_no, kind, detail FROM event WHERE batch_id = 'old' ORDER BY event_id;
SELECT s.item_id, f.path, s.line, u.title, s.item_no, s.label, s.payload, t.state, o.target_uri, o.target_label, o.score, o.reason, o.error_class
FROM item_source s JOIN item_state t ON t.item_id = s.item_id LEFT JOIN item_outcome o ON o.item_id = s.item_id
JOIN batch_input f ON f.batch_id = 'old' AND f.file_no = s.file_no LEFT JOIN unit u ON u.batch_id = 'old' AND u.unit_no = s.unit_no
WHERE s.item_id >= 0 ORDER BY s.item_id LIMIT 1000;
SELECT row_no, ranking, uri, label, payload, score, reason FROM candidate WHERE batch_id = 'old' AND row_no = 0 ORDER BY ranking;
UPDATE lease SET owner = '', host = '' WHERE batch_id = 'old' AND token = 1;
