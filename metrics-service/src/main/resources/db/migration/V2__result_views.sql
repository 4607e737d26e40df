-- What the rows say, for people with SQL and for the spreadsheet. Times of V1 (requested_at, started_at, ended_at,
-- submitted_at), versions and snapshots are stored there; task_completed is computed here, so that it cannot disagree.

-- Every attempt with its last scored submission; without one, with what is known of the last submission.
CREATE VIEW attempt_result AS
SELECT a.id, a.candidate_id, a.assignment, a.number, a.telegram_username, a.name, a.cvat_username, a.trial,
  a.requested_at,
  a.started_at                                             AS task_started,
  scored.ended_at                                          AS task_ended,
  scored.ended_at - a.started_at                           AS task_completed,
  scored.submitted_at,
  scored.metrics,                                          -- percent by name, not rounded; null while none is scored
  scored.formula_version, scored.truth_version,
  coalesce(scored.version, newest.version)                 AS version,
  coalesce(scored.variant, newest.variant)                 AS variant,
  -- Variants are given out in turn from 1: an attempt beyond its variant's number shows the pictures again.
  a.number > coalesce(scored.variant, newest.variant)      AS seen_before,
  coalesce(scored.last, newest.last, false)                AS expired,
  CASE WHEN scored.id IS NOT NULL THEN 'SCORED'
       WHEN newest.id IS NULL THEN 'UNDER_WAY'
       WHEN newest.state = 'REJECTED' THEN 'TO_MEND'
       WHEN newest.state = 'FAILED' THEN 'NOT_CHECKED'
       ELSE 'BEING_CHECKED' END                            AS state
FROM attempt a
LEFT JOIN LATERAL (SELECT * FROM submission s WHERE s.attempt_id = a.id AND s.state = 'SCORED'
                   ORDER BY s.number DESC LIMIT 1) scored ON true
LEFT JOIN LATERAL (SELECT * FROM submission s WHERE s.attempt_id = a.id
                   ORDER BY s.number DESC LIMIT 1) newest ON true;
CREATE INDEX submission_attempt_id ON submission (attempt_id, number);

-- One row per candidate and assignment: the last scored attempt; while none is scored, the newest.
CREATE VIEW current_result AS
SELECT DISTINCT ON (r.candidate_id, r.assignment) r.*,
  max(r.number) OVER (PARTITION BY r.candidate_id, r.assignment) AS times_attempted
FROM attempt_result r
ORDER BY r.candidate_id, r.assignment, r.state = 'SCORED' DESC, r.number DESC;

-- The table of the system before this one, by its columns: percent with two decimals, whole seconds in UTC without a
-- zone. Whoever is under way has no scores and no end. HR who try the test are left out.
CREATE VIEW metrics AS
SELECT candidate_username, car_iou, plate_iou, plate_accuracy, task_started, task_ended,
  task_ended - task_started AS task_completed, times_attempted
FROM (SELECT telegram_username::varchar(255)                                            AS candidate_username,
        round(round((metrics ->> 'car_iou')::numeric, 9), 2)::real                      AS car_iou,
        round(round((metrics ->> 'plate_iou')::numeric, 9), 2)::real                    AS plate_iou,
        round(round((metrics ->> 'plate_accuracy')::numeric, 9), 2)::real               AS plate_accuracy,
        date_trunc('second', task_started AT TIME ZONE 'UTC')                           AS task_started,
        date_trunc('second', task_ended AT TIME ZONE 'UTC')                             AS task_ended,
        times_attempted::smallint                                                       AS times_attempted
      FROM current_result WHERE NOT trial) seconds;
