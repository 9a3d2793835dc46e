-- What bulk-change.query.ts sends, with representative input. Written by npm run sync.

-- one
SELECT
  b.id,
  b.change ->> 'kind' AS kind,
  b.status,
  b.failure,
  b.total,
  b.changed,
  b.unchanged,
  b.refused,
  b.undone,
  b.kept,
  b.requested_at AS "requestedAt",
  b.finished_at AS "finishedAt",
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'refusal',
            e.refusal,
            'opportunity',
            CASE
              WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
            END
          )
          ORDER BY
            e.opportunity_id
        ),
        '[]'
      )
    FROM
      (
        SELECT
          i.opportunity_id,
          i.refusal
        FROM
          sales.bulk_change_item i
        WHERE
          i.bulk_change_id = b.id
          AND (
            i.outcome = 'REFUSED'
            OR i.undoing = 'KEPT'
          )
        ORDER BY
          i.opportunity_id
        LIMIT
          $1::int
      ) e
      LEFT JOIN sales.opportunity o ON o.id = e.opportunity_id
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($2::uuid[])
        OR o.owner_id = $3::uuid
      )
  ) AS exceptions
FROM
  sales.bulk_change b
WHERE
  b.requested_by = $4::uuid
  AND b.id = $5::uuid
ORDER BY
  b.requested_at DESC,
  b.id DESC
LIMIT
  $6::int;

-- one’s own
SELECT
  b.id,
  b.change ->> 'kind' AS kind,
  b.status,
  b.failure,
  b.total,
  b.changed,
  b.unchanged,
  b.refused,
  b.undone,
  b.kept,
  b.requested_at AS "requestedAt",
  b.finished_at AS "finishedAt",
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'refusal',
            e.refusal,
            'opportunity',
            CASE
              WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
            END
          )
          ORDER BY
            e.opportunity_id
        ),
        '[]'
      )
    FROM
      (
        SELECT
          i.opportunity_id,
          i.refusal
        FROM
          sales.bulk_change_item i
        WHERE
          i.bulk_change_id = b.id
          AND (
            i.outcome = 'REFUSED'
            OR i.undoing = 'KEPT'
          )
        ORDER BY
          i.opportunity_id
        LIMIT
          $1::int
      ) e
      LEFT JOIN sales.opportunity o ON o.id = e.opportunity_id
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($2::uuid[])
        OR o.owner_id = $3::uuid
      )
  ) AS exceptions
FROM
  sales.bulk_change b
WHERE
  b.requested_by = $4::uuid
  AND TRUE
ORDER BY
  b.requested_at DESC,
  b.id DESC
LIMIT
  $5::int;
