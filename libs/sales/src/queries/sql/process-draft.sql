-- What process-draft.query.ts sends, with representative input. Written by npm run sync.

-- settings
SELECT
  p.id,
  p.key,
  coalesce(
    CASE
      WHEN v.id IS NULL THEN d.name
    END,
    p.name
  ) AS name,
  p.active,
  p.version,
  CASE
    WHEN v.id IS NOT NULL THEN jsonb_build_object(
      'versionId',
      v.id,
      'number',
      v.number,
      'publishedAt',
      to_char(v.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'stages',
      (
        SELECT
          count(*)
        FROM
          sales.stage s
        WHERE
          s.process_version_id = v.id
      )
    )
  END AS current,
  CASE
    WHEN d.id IS NOT NULL THEN jsonb_build_object('updatedAt', to_char(d.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'updatedBy', u.name)
  END AS draft,
  coalesce(o.open, 0)::int AS "openSales",
  coalesce(o.older, 0)::int AS "openOnOlder"
FROM
  sales.process p
  LEFT JOIN LATERAL (
    SELECT
      *
    FROM
      sales.process_version v
    WHERE
      v.process_id = p.id
      AND v.published_at IS NOT NULL
    ORDER BY
      v.number DESC
    LIMIT
      1
  ) v ON TRUE
  LEFT JOIN sales.process_draft d ON d.process_id = p.id
  LEFT JOIN identity.user_account u ON u.id = d.updated_by
  LEFT JOIN (
    SELECT
      w.process_id,
      sum(c.n) AS open,
      sum(c.n) FILTER (
        WHERE
          c.process_version_id <> (
            SELECT
              x.id
            FROM
              sales.process_version x
            WHERE
              x.process_id = w.process_id
              AND x.published_at IS NOT NULL
            ORDER BY
              x.number DESC
            LIMIT
              1
          )
      ) AS older
    FROM
      (
        SELECT
          o.process_version_id,
          count(*) AS n
        FROM
          sales.opportunity o
        WHERE
          o.deleted_at IS NULL
          AND o.meaning = 'OPEN'
        GROUP BY
          1
      ) c
      JOIN sales.process_version w ON w.id = c.process_version_id
    GROUP BY
      w.process_id
  ) o ON o.process_id = p.id
ORDER BY
  p.active DESC,
  p.id;

-- draft
SELECT
  d.process_id AS "processId",
  d.name,
  d.version,
  to_char(d.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",
  u.name AS "updatedBy",
  d.stages,
  p.name AS "processName",
  v.number AS "currentNumber",
  (
    SELECT
      jsonb_agg(
        jsonb_build_object(
          'key',
          s.key,
          'name',
          s.name,
          'meaning',
          s.meaning,
          'probability',
          trim_scale(s.probability)::text,
          'expectedDays',
          s.expected_days,
          'guidance',
          nullif(s.guidance, '{}'),
          'exitCriteria',
          s.exit_criteria
        )
        ORDER BY
          s.position
      )
    FROM
      sales.stage s
    WHERE
      s.process_version_id = v.id
  ) AS "currentStages"
FROM
  sales.process_draft d
  JOIN sales.process p ON p.id = d.process_id
  LEFT JOIN identity.user_account u ON u.id = d.updated_by
  LEFT JOIN LATERAL (
    SELECT
      *
    FROM
      sales.process_version v
    WHERE
      v.process_id = p.id
      AND v.published_at IS NOT NULL
    ORDER BY
      v.number DESC
    LIMIT
      1
  ) v ON TRUE
WHERE
  d.process_id = $1::uuid;

-- roles
SELECT
  r.id,
  r.name
FROM
  identity.role r
ORDER BY
  r.built_in DESC,
  r.key;
