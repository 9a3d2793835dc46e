-- What activity-feed.query.ts sends, with representative input. Written by npm run sync.

-- own
SELECT
  a.id,
  a.kind,
  a.subject,
  a.body,
  a.outcome,
  coalesce(a.due_at, a.done_at) AS at,
  CASE
    WHEN a.all_day
    AND a.due_at IS NOT NULL THEN (
      a.due_at AT TIME ZONE coalesce(
        (
          SELECT
            u.time_zone
          FROM
            identity.user_account u
          WHERE
            u.id = $1::uuid
        ),
        $2::text
      )
    )::date::text
  END AS day,
  a.duration_minutes AS "durationMinutes",
  a.done_at IS NOT NULL AS done,
  CASE
    WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
  END AS opportunity,
  c.name AS "customerName",
  a.version,
  a.updated_at AS "updatedAt"
FROM
  sales.activity a
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND o.owner_id = $3::uuid
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND c.owner_id = $4::uuid
WHERE
  a.owner_id = $5::uuid
  AND a.deleted_at IS NULL
  AND a.owner_id = $6::uuid
  AND coalesce(a.due_at, a.done_at) >= $7::timestamptz - interval '30 days'
  AND coalesce(a.due_at, a.done_at) < $8::timestamptz + interval '180 days'
ORDER BY
  coalesce(a.due_at, a.done_at),
  a.id
LIMIT
  5000;
