-- What operations.query.ts sends, with representative input. Written by npm run sync.

-- jobRuns
SELECT
  name,
  period,
  started_at AS "startedAt",
  finished_at AS "finishedAt"
FROM
  platform.job_run
ORDER BY
  started_at DESC,
  name
LIMIT
  $1;

-- deadLetters
SELECT
  id,
  queue,
  job_name AS "jobName",
  error,
  attempts,
  failed_at AS "failedAt",
  replayed_at AS "replayedAt"
FROM
  platform.dead_letter
ORDER BY
  failed_at DESC,
  id DESC
LIMIT
  $1;
