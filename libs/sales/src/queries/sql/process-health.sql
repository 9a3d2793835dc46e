-- What process-health.query.ts sends, with representative input. Written by npm run sync.

-- health of all
SELECT
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  g.open,
  g.unwell,
  g.counts
FROM
  (
    SELECT
      o.owner_id,
      o.team_id,
      count(*)::int AS open,
      (
        count(*) FILTER (
          WHERE
            o.stage_entered_at < r.stalled_before
            OR o.expected_close_date < r.close_before
            OR (
              next.whole IS NULL
              AND next.timed IS NULL
              AND o.stage_entered_at < r.idle_before
            )
            OR (
              next.whole < r.whole_before
              OR next.timed < r.timed_before
            )
            OR o.close_date_pushes >= r.pushes_from
            OR step.skipped >= r.skipped_from
            OR step.back >= r.steps_back_from
            OR step.backdated >= r.backdated_from_days
        )
      )::int AS unwell,
      ARRAY[
        count(*) FILTER (
          WHERE
            o.stage_entered_at < r.stalled_before
        ),
        count(*) FILTER (
          WHERE
            o.expected_close_date < r.close_before
        ),
        count(*) FILTER (
          WHERE
            (
              next.whole IS NULL
              AND next.timed IS NULL
              AND o.stage_entered_at < r.idle_before
            )
        ),
        count(*) FILTER (
          WHERE
            (
              next.whole < r.whole_before
              OR next.timed < r.timed_before
            )
        ),
        count(*) FILTER (
          WHERE
            o.close_date_pushes >= r.pushes_from
        ),
        count(*) FILTER (
          WHERE
            step.skipped >= r.skipped_from
        ),
        count(*) FILTER (
          WHERE
            step.back >= r.steps_back_from
        ),
        count(*) FILTER (
          WHERE
            step.backdated >= r.backdated_from_days
        )
      ]::int[] AS counts
    FROM
      sales.opportunity o
      JOIN (
        SELECT
          s.id AS stage_id,
          s.process_version_id,
          ($1::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $2::text AS stalled_before,
          $3::date - p.close_date_passed_after_days AS close_before,
          CASE p.no_activity_after_days
            WHEN 0 THEN 'infinity'::timestamptz
            ELSE ($4::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $5::text
          END AS idle_before,
          ($6::date - p.overdue_after_days)::timestamp AT TIME ZONE $7::text AS whole_before,
          $8::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
          p.pushes_from,
          p.skipped_from,
          p.steps_back_from,
          p.backdated_from_days
        FROM
          sales.stage s
          JOIN sales.process_version v ON v.id = s.process_version_id
          JOIN sales.process p ON p.id = v.process_id
        WHERE
          s.meaning = 'OPEN'
      ) r ON r.stage_id = o.stage_id
      LEFT JOIN (
        SELECT
          a.opportunity_id,
          min(a.due_at) FILTER (
            WHERE
              a.all_day
          ) AS whole,
          min(a.due_at) FILTER (
            WHERE
              NOT a.all_day
          ) AS timed
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND a.done_at IS NULL
          AND a.due_at IS NOT NULL
        GROUP BY
          1
      ) next ON next.opportunity_id = o.id
      LEFT JOIN (
        SELECT
          e.opportunity_id,
          sum(e.skipped_stages) AS skipped,
          count(*) FILTER (
            WHERE
              e.is_back
          ) AS back,
          max(e.backdated_days) AS backdated
        FROM
          sales.stage_event e
          JOIN sales.opportunity o ON o.id = e.opportunity_id
        WHERE
          (
            e.skipped_stages > 0
            OR e.is_back
            OR e.backdated_days > 0
          )
          AND o.deleted_at IS NULL
          AND o.meaning = 'OPEN'
          AND TRUE
        GROUP BY
          1
      ) step ON step.opportunity_id = o.id
    WHERE
      o.deleted_at IS NULL
      AND o.meaning = 'OPEN'
      AND TRUE
    GROUP BY
      o.owner_id,
      o.team_id
  ) g
  LEFT JOIN identity.user_account u ON u.id = g.owner_id
  LEFT JOIN identity.team t ON t.id = g.team_id;

-- health of a process in a team
SELECT
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  g.open,
  g.unwell,
  g.counts
FROM
  (
    SELECT
      o.owner_id,
      o.team_id,
      count(*)::int AS open,
      (
        count(*) FILTER (
          WHERE
            o.stage_entered_at < r.stalled_before
            OR o.expected_close_date < r.close_before
            OR (
              next.whole IS NULL
              AND next.timed IS NULL
              AND o.stage_entered_at < r.idle_before
            )
            OR (
              next.whole < r.whole_before
              OR next.timed < r.timed_before
            )
            OR o.close_date_pushes >= r.pushes_from
            OR step.skipped >= r.skipped_from
            OR step.back >= r.steps_back_from
            OR step.backdated >= r.backdated_from_days
        )
      )::int AS unwell,
      ARRAY[
        count(*) FILTER (
          WHERE
            o.stage_entered_at < r.stalled_before
        ),
        count(*) FILTER (
          WHERE
            o.expected_close_date < r.close_before
        ),
        count(*) FILTER (
          WHERE
            (
              next.whole IS NULL
              AND next.timed IS NULL
              AND o.stage_entered_at < r.idle_before
            )
        ),
        count(*) FILTER (
          WHERE
            (
              next.whole < r.whole_before
              OR next.timed < r.timed_before
            )
        ),
        count(*) FILTER (
          WHERE
            o.close_date_pushes >= r.pushes_from
        ),
        count(*) FILTER (
          WHERE
            step.skipped >= r.skipped_from
        ),
        count(*) FILTER (
          WHERE
            step.back >= r.steps_back_from
        ),
        count(*) FILTER (
          WHERE
            step.backdated >= r.backdated_from_days
        )
      ]::int[] AS counts
    FROM
      sales.opportunity o
      JOIN (
        SELECT
          s.id AS stage_id,
          s.process_version_id,
          ($1::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $2::text AS stalled_before,
          $3::date - p.close_date_passed_after_days AS close_before,
          CASE p.no_activity_after_days
            WHEN 0 THEN 'infinity'::timestamptz
            ELSE ($4::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $5::text
          END AS idle_before,
          ($6::date - p.overdue_after_days)::timestamp AT TIME ZONE $7::text AS whole_before,
          $8::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
          p.pushes_from,
          p.skipped_from,
          p.steps_back_from,
          p.backdated_from_days
        FROM
          sales.stage s
          JOIN sales.process_version v ON v.id = s.process_version_id
          JOIN sales.process p ON p.id = v.process_id
        WHERE
          s.meaning = 'OPEN'
      ) r ON r.stage_id = o.stage_id
      LEFT JOIN (
        SELECT
          a.opportunity_id,
          min(a.due_at) FILTER (
            WHERE
              a.all_day
          ) AS whole,
          min(a.due_at) FILTER (
            WHERE
              NOT a.all_day
          ) AS timed
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND a.done_at IS NULL
          AND a.due_at IS NOT NULL
        GROUP BY
          1
      ) next ON next.opportunity_id = o.id
      LEFT JOIN (
        SELECT
          e.opportunity_id,
          sum(e.skipped_stages) AS skipped,
          count(*) FILTER (
            WHERE
              e.is_back
          ) AS back,
          max(e.backdated_days) AS backdated
        FROM
          sales.stage_event e
          JOIN sales.opportunity o ON o.id = e.opportunity_id
        WHERE
          (
            e.skipped_stages > 0
            OR e.is_back
            OR e.backdated_days > 0
          )
          AND o.deleted_at IS NULL
          AND o.meaning = 'OPEN'
          AND (
            o.team_id = ANY ($9::uuid[])
            OR o.owner_id = $10::uuid
          )
        GROUP BY
          1
      ) step ON step.opportunity_id = o.id
    WHERE
      o.deleted_at IS NULL
      AND o.meaning = 'OPEN'
      AND (
        o.team_id = ANY ($11::uuid[])
        OR o.owner_id = $12::uuid
      )
      AND o.process_version_id = ANY (
        ARRAY(
          SELECT
            v.id
          FROM
            sales.process_version v
          WHERE
            v.process_id = ANY ($13::uuid[])
        )
      )
      AND o.process_version_id = ANY ($14::uuid[])
      AND o.owner_id = ANY ($15::uuid[])
      AND o.team_id = ANY ($16::uuid[])
    GROUP BY
      o.owner_id,
      o.team_id
  ) g
  LEFT JOIN identity.user_account u ON u.id = g.owner_id
  LEFT JOIN identity.team t ON t.id = g.team_id;

-- thresholds
SELECT
  p.id AS "processId",
  p.name,
  p.version,
  jsonb_build_object(
    'stalledAfterDays',
    p.stalled_after_days,
    'closeDatePassedAfterDays',
    p.close_date_passed_after_days,
    'noActivityAfterDays',
    p.no_activity_after_days,
    'overdueAfterDays',
    p.overdue_after_days,
    'pushesFrom',
    p.pushes_from,
    'skippedFrom',
    p.skipped_from,
    'stepsBackFrom',
    p.steps_back_from,
    'backdatedFromDays',
    p.backdated_from_days
  ) AS thresholds
FROM
  sales.process p
WHERE
  EXISTS (
    SELECT
    FROM
      sales.process_version v
    WHERE
      v.process_id = p.id
      AND v.published_at IS NOT NULL
  )
ORDER BY
  p.active DESC,
  p.id;
