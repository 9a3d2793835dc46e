-- What sales-migration.query.ts sends, with representative input. Written by npm run sync.

-- versions
SELECT
  (
    SELECT
      jsonb_build_object(
        'id',
        v.id,
        'number',
        v.number,
        'stages',
        (
          SELECT
            jsonb_agg(
              jsonb_build_object(
                'id',
                s.id,
                'key',
                s.key,
                'position',
                s.position,
                'name',
                s.name,
                'meaning',
                s.meaning,
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
        )
      )
    FROM
      sales.process_version v
    WHERE
      v.id = newest.id
  ) AS newest,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object(
            'id',
            s.id,
            'key',
            s.key,
            'position',
            s.position,
            'name',
            s.name,
            'meaning',
            s.meaning,
            'exitCriteria',
            s.exit_criteria
          )
          ORDER BY
            v.number,
            s.position
        )
      FROM
        sales.process_version v
        JOIN sales.stage s ON s.process_version_id = v.id
      WHERE
        v.process_id = p.id
        AND v.published_at IS NOT NULL
        AND v.id <> newest.id
    ),
    '[]'
  ) AS older
FROM
  sales.process p
  LEFT JOIN LATERAL (
    SELECT
      v.id
    FROM
      sales.process_version v
    WHERE
      v.process_id = p.id
      AND v.published_at IS NOT NULL
    ORDER BY
      v.number DESC
    LIMIT
      1
  ) newest ON TRUE
WHERE
  p.id = $1::uuid;

-- counts
SELECT
  v.number AS "fromNumber",
  jsonb_build_object('id', s.id, 'key', s.key, 'name', s.name) AS
from
,
  c.sales,
  c."inBase",
  c."withoutRate",
  c.unmet
FROM
  (
    SELECT
      o.stage_id,
      count(*)::int AS sales,
      coalesce(sum(o.in_base), 0)::text AS "inBase",
      (
        count(*) FILTER (
          WHERE
            o.amount IS NOT NULL
            AND o.in_base IS NULL
        )
      )::int AS "withoutRate",
      (
        count(*) FILTER (
          WHERE
            cardinality(o.unmet) > 0
        )
      )::int AS unmet
    FROM
      (
        SELECT
          o.stage_id,
          o.amount,
          currency.in_base (o.amount, o.currency, fx.factor, fx.per, $1, $2::int) AS in_base,
          CASE
            WHEN o.stage_id = ANY ($3::uuid[]) THEN array_remove(
              ARRAY[
                CASE
                  WHEN o.amount IS NOT NULL THEN NULL
                  ELSE $4::int
                END,
                CASE
                  WHEN EXISTS (
                    SELECT
                    FROM
                      sales.activity a
                    WHERE
                      a.opportunity_id = o.id
                      AND a.deleted_at IS NULL
                      AND a.done_at IS NOT NULL
                      AND a.kind = $5::text
                  ) THEN NULL
                  ELSE $6::int
                END,
                CASE
                  WHEN EXISTS (
                    SELECT
                    FROM
                      sales.opportunity_contact c
                    WHERE
                      c.opportunity_id = o.id
                      AND c.role = $7::text
                  ) THEN NULL
                  ELSE $8::int
                END,
                CASE
                  WHEN EXISTS (
                    SELECT
                    FROM
                      sales.stage_approval a
                    WHERE
                      a.opportunity_id = o.id
                      AND a.stage_key = $9::text
                      AND a.role_id = $10::uuid
                      AND a.state = 'APPROVED'
                      AND a.used_at IS NULL
                  ) THEN NULL
                  ELSE $11::int
                END,
                CASE
                  WHEN o.classification ->> $12::text IS NOT NULL THEN NULL
                  ELSE $13::int
                END
              ],
              NULL
            )
          END AS unmet
        FROM
          sales.opportunity o
          LEFT JOIN LATERAL currency.rate_at (o.currency, $14::date) fx ON TRUE
        WHERE
          o.deleted_at IS NULL
          AND o.meaning = 'OPEN'
          AND o.process_version_id = ANY (
            ARRAY(
              SELECT
                v.id
              FROM
                sales.process_version v
              WHERE
                v.process_id = $15::uuid
                AND v.published_at IS NOT NULL
                AND v.number < (
                  SELECT
                    max(w.number)
                  FROM
                    sales.process_version w
                  WHERE
                    w.process_id = $16::uuid
                    AND w.published_at IS NOT NULL
                )
            )
          )
      ) o
    GROUP BY
      o.stage_id
  ) c
  JOIN sales.stage s ON s.id = c.stage_id
  JOIN sales.process_version v ON v.id = s.process_version_id
ORDER BY
  v.number,
  s.position;

-- sales that owe something
SELECT
  o.id,
  o.number,
  o.title,
  o.stage_id AS "stageId",
  o.unmet
FROM
  (
    SELECT
      o.id,
      o.number,
      o.title,
      o.stage_id,
      CASE
        WHEN o.stage_id = ANY ($1::uuid[]) THEN array_remove(
          ARRAY[
            CASE
              WHEN o.amount IS NOT NULL THEN NULL
              ELSE $2::int
            END,
            CASE
              WHEN EXISTS (
                SELECT
                FROM
                  sales.activity a
                WHERE
                  a.opportunity_id = o.id
                  AND a.deleted_at IS NULL
                  AND a.done_at IS NOT NULL
                  AND a.kind = $3::text
              ) THEN NULL
              ELSE $4::int
            END,
            CASE
              WHEN EXISTS (
                SELECT
                FROM
                  sales.opportunity_contact c
                WHERE
                  c.opportunity_id = o.id
                  AND c.role = $5::text
              ) THEN NULL
              ELSE $6::int
            END,
            CASE
              WHEN EXISTS (
                SELECT
                FROM
                  sales.stage_approval a
                WHERE
                  a.opportunity_id = o.id
                  AND a.stage_key = $7::text
                  AND a.role_id = $8::uuid
                  AND a.state = 'APPROVED'
                  AND a.used_at IS NULL
              ) THEN NULL
              ELSE $9::int
            END,
            CASE
              WHEN o.classification ->> $10::text IS NOT NULL THEN NULL
              ELSE $11::int
            END
          ],
          NULL
        )
      END AS unmet
    FROM
      sales.opportunity o
    WHERE
      o.deleted_at IS NULL
      AND o.meaning = 'OPEN'
      AND o.stage_id = ANY ($12::uuid[])
  ) o
WHERE
  cardinality(o.unmet) > 0
ORDER BY
  o.id DESC
LIMIT
  $13;

-- how many would go
SELECT
  count(*)::int AS n
FROM
  sales.opportunity o
WHERE
  o.deleted_at IS NULL
  AND o.meaning = 'OPEN'
  AND o.stage_id = ANY ($1::uuid[])
  AND cardinality(
    CASE
      WHEN o.stage_id = ANY ($2::uuid[]) THEN array_remove(
        ARRAY[
          CASE
            WHEN o.amount IS NOT NULL THEN NULL
            ELSE $3::int
          END,
          CASE
            WHEN EXISTS (
              SELECT
              FROM
                sales.activity a
              WHERE
                a.opportunity_id = o.id
                AND a.deleted_at IS NULL
                AND a.done_at IS NOT NULL
                AND a.kind = $4::text
            ) THEN NULL
            ELSE $5::int
          END,
          CASE
            WHEN EXISTS (
              SELECT
              FROM
                sales.opportunity_contact c
              WHERE
                c.opportunity_id = o.id
                AND c.role = $6::text
            ) THEN NULL
            ELSE $7::int
          END,
          CASE
            WHEN EXISTS (
              SELECT
              FROM
                sales.stage_approval a
              WHERE
                a.opportunity_id = o.id
                AND a.stage_key = $8::text
                AND a.role_id = $9::uuid
                AND a.state = 'APPROVED'
                AND a.used_at IS NULL
            ) THEN NULL
            ELSE $10::int
          END,
          CASE
            WHEN o.classification ->> $11::text IS NOT NULL THEN NULL
            ELSE $12::int
          END
        ],
        NULL
      )
    END
  ) = 0;

-- of a process
SELECT
  m.id,
  m.process_id AS "processId",
  v.number AS "toNumber",
  m.status,
  m.failure,
  m.total,
  m.moved,
  m.undone,
  m.kept,
  u.name AS "requestedBy",
  m.requested_at AS "requestedAt",
  m.finished_at AS "finishedAt"
FROM
  sales.sales_migration m
  JOIN sales.process_version v ON v.id = m.to_version_id
  JOIN identity.user_account u ON u.id = m.requested_by
WHERE
  m.process_id = $1::uuid
ORDER BY
  m.requested_at DESC,
  m.id DESC
LIMIT
  20;
