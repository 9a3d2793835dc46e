-- What operations-figures.query.ts sends, with representative input. Written by npm run sync.

-- jobFigures
SELECT
  coalesce(
    extract(
      epoch
      FROM
        now() - waiting.since
    ),
    0
  )::float8 AS "outboxLagSeconds",
  waiting.count AS "outboxWaiting",
  coalesce(
    extract(
      epoch
      FROM
        now() - queued.since
    ),
    0
  )::float8 AS "jobLagSeconds",
  queued.count AS "jobsWaiting",
  (
    SELECT
      count(*)::int
    FROM
      platform.dead_letter
    WHERE
      replayed_at IS NULL
  ) AS "deadLetters"
FROM
  (
    SELECT
      count(*)::int AS count,
      min(created_at) AS since
    FROM
      platform.outbox
    WHERE
      relayed_at IS NULL
  ) AS waiting,
  (
    SELECT
      count(*)::int AS count,
      min(created_at) AS since
    FROM
      platform.outbox
    WHERE
      settled_at IS NULL
      AND relayed_at IS NOT NULL
  ) AS queued;
