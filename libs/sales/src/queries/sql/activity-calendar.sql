-- What activity-calendar.query.ts sends, with representative input. Written by npm run sync.

-- one’s own week
SELECT
  a.id,
  a.kind,
  a.subject,
  a.body,
  CASE
    WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
  END AS opportunity,
  CASE
    WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name)
  END AS customer,
  CASE
    WHEN k.id IS NOT NULL
    AND c.id IS NOT NULL THEN jsonb_build_object('id', k.id, 'name', k.name)
  END AS contact,
  jsonb_build_object('id', a.owner_id, 'name', u.name) AS owner,
  a.team_id AS "teamId",
  a.due_at AS "dueAt",
  a.all_day AS "allDay",
  a.duration_minutes AS "durationMinutes",
  a.done_at AS "doneAt",
  a.outcome,
  coalesce(
    (
      a.done_at IS NULL
      AND a.due_at < $1::timestamptz
      AND (
        NOT a.all_day
        OR a.due_at < (($2::date + $3::int)::timestamp AT TIME ZONE $4::text)
      )
    ),
    FALSE
  ) AS overdue,
  a.version,
  a.sort_key AS "sortKey"
FROM
  (
    SELECT
      x.*,
      '' AS sort_key,
      row_number() OVER (
        ORDER BY
          coalesce(x.due_at, x.done_at),
          x.id
      ) AS place
    FROM
      (
        SELECT
          a.*
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND a.owner_id = $5::uuid
          AND a.owner_id = $6::uuid
          AND coalesce(a.due_at, a.done_at) >= (
            $7::date::timestamp AT TIME ZONE coalesce(
              (
                SELECT
                  u.time_zone
                FROM
                  identity.user_account u
                WHERE
                  u.id = $8::uuid
              ),
              $9::text
            )
          )
          AND coalesce(a.due_at, a.done_at) < (
            ($10::date + 1)::timestamp AT TIME ZONE coalesce(
              (
                SELECT
                  u.time_zone
                FROM
                  identity.user_account u
                WHERE
                  u.id = $11::uuid
              ),
              $12::text
            )
          )
        ORDER BY
          coalesce(a.due_at, a.done_at),
          a.id
        LIMIT
          1001
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND o.owner_id = $13::uuid
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND c.owner_id = $14::uuid
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- week of a team
SELECT
  a.id,
  a.kind,
  a.subject,
  a.body,
  CASE
    WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
  END AS opportunity,
  CASE
    WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name)
  END AS customer,
  CASE
    WHEN k.id IS NOT NULL
    AND c.id IS NOT NULL THEN jsonb_build_object('id', k.id, 'name', k.name)
  END AS contact,
  jsonb_build_object('id', a.owner_id, 'name', u.name) AS owner,
  a.team_id AS "teamId",
  a.due_at AS "dueAt",
  a.all_day AS "allDay",
  a.duration_minutes AS "durationMinutes",
  a.done_at AS "doneAt",
  a.outcome,
  coalesce(
    (
      a.done_at IS NULL
      AND a.due_at < $1::timestamptz
      AND (
        NOT a.all_day
        OR a.due_at < (($2::date + $3::int)::timestamp AT TIME ZONE $4::text)
      )
    ),
    FALSE
  ) AS overdue,
  a.version,
  a.sort_key AS "sortKey"
FROM
  (
    SELECT
      x.*,
      '' AS sort_key,
      row_number() OVER (
        ORDER BY
          coalesce(x.due_at, x.done_at),
          x.id
      ) AS place
    FROM
      (
        SELECT
          a.*
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND (
            a.team_id = ANY ($5::uuid[])
            OR a.owner_id = $6::uuid
          )
          AND a.team_id = ANY ($7::uuid[])
          AND coalesce(a.due_at, a.done_at) >= (
            $8::date::timestamp AT TIME ZONE coalesce(
              (
                SELECT
                  u.time_zone
                FROM
                  identity.user_account u
                WHERE
                  u.id = $9::uuid
              ),
              $10::text
            )
          )
          AND coalesce(a.due_at, a.done_at) < (
            ($11::date + 1)::timestamp AT TIME ZONE coalesce(
              (
                SELECT
                  u.time_zone
                FROM
                  identity.user_account u
                WHERE
                  u.id = $12::uuid
              ),
              $13::text
            )
          )
        ORDER BY
          coalesce(a.due_at, a.done_at),
          a.id
        LIMIT
          1001
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($14::uuid[])
    OR o.owner_id = $15::uuid
  )
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($16::uuid[])
    OR c.owner_id = $17::uuid
  )
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- load
SELECT
  jsonb_build_object('id', u.id, 'name', u.name) AS person,
  g.date::text AS date,
  g.open,
  g.late,
  g.done
FROM
  (
    SELECT
      a.owner_id,
      (
        coalesce(a.due_at, a.done_at) AT TIME ZONE coalesce(
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
      )::date AS date,
      count(*) FILTER (
        WHERE
          a.done_at IS NULL
      )::int AS open,
      count(*) FILTER (
        WHERE
          (
            a.done_at IS NULL
            AND a.due_at < $3::timestamptz
            AND (
              NOT a.all_day
              OR a.due_at < (($4::date + $5::int)::timestamp AT TIME ZONE $6::text)
            )
          )
      )::int AS late,
      count(*) FILTER (
        WHERE
          a.done_at IS NOT NULL
      )::int AS done
    FROM
      sales.activity a
    WHERE
      a.deleted_at IS NULL
      AND (
        a.team_id = ANY ($7::uuid[])
        OR a.owner_id = $8::uuid
      )
      AND a.team_id = ANY ($9::uuid[])
      AND coalesce(a.due_at, a.done_at) >= (
        $10::date::timestamp AT TIME ZONE coalesce(
          (
            SELECT
              u.time_zone
            FROM
              identity.user_account u
            WHERE
              u.id = $11::uuid
          ),
          $12::text
        )
      )
      AND coalesce(a.due_at, a.done_at) < (
        ($13::date + 1)::timestamp AT TIME ZONE coalesce(
          (
            SELECT
              u.time_zone
            FROM
              identity.user_account u
            WHERE
              u.id = $14::uuid
          ),
          $15::text
        )
      )
    GROUP BY
      1,
      2
  ) g
  JOIN identity.user_account u ON u.id = g.owner_id
ORDER BY
  g.date,
  u.name,
  u.id;

-- people
SELECT
  u.id,
  u.name
FROM
  identity.user_account u
WHERE
  u.id = ANY ($1::uuid[])
  OR u.status <> 'DISABLED'
  AND EXISTS (
    SELECT
    FROM
      identity.team_membership m
    WHERE
      m.user_id = u.id
      AND m.team_id = ANY ($2::uuid[])
      AND m.valid_from <= $3::date
      AND (
        m.valid_to IS NULL
        OR m.valid_to > $4::date
      )
  )
ORDER BY
  u.name,
  u.id;
