-- What activity-list.query.ts sends, with representative input. Written by npm run sync.

-- open ones of one’s own
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
      x.sort_value::text AS sort_key,
      row_number() OVER (
        ORDER BY
          sort_value,
          id
      ) AS place
    FROM
      (
        SELECT
          a.*,
          a.due_at AS sort_value
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND a.owner_id = $5::uuid
          AND (
            (
              a.done_at IS NULL
              AND a.due_at < $6::timestamptz
              AND (
                NOT a.all_day
                OR a.due_at < (($7::date + $8::int)::timestamp AT TIME ZONE $9::text)
              )
            )
            OR (
              a.done_at IS NULL
              AND a.due_at >= (($10::date + $11::int)::timestamp AT TIME ZONE $12::text)
              AND a.due_at < (($13::date + $14::int)::timestamp AT TIME ZONE $15::text)
              AND (
                a.all_day
                OR a.due_at >= $16::timestamptz
              )
            )
            OR (
              a.done_at IS NULL
              AND a.due_at >= (($17::date + $18::int)::timestamp AT TIME ZONE $19::text)
            )
            OR (
              a.done_at IS NULL
              AND a.due_at IS NULL
            )
          )
          AND a.owner_id = $20::uuid
          AND TRUE
        ORDER BY
          a.due_at,
          a.id
        LIMIT
          51
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND o.owner_id = $21::uuid
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND c.owner_id = $22::uuid
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- open ones for all
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
      x.sort_value::text AS sort_key,
      row_number() OVER (
        ORDER BY
          sort_value,
          id
      ) AS place
    FROM
      (
        SELECT
          a.*,
          a.due_at AS sort_value
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND TRUE
          AND (
            (
              a.done_at IS NULL
              AND a.due_at < $5::timestamptz
              AND (
                NOT a.all_day
                OR a.due_at < (($6::date + $7::int)::timestamp AT TIME ZONE $8::text)
              )
            )
            OR (
              a.done_at IS NULL
              AND a.due_at >= (($9::date + $10::int)::timestamp AT TIME ZONE $11::text)
              AND a.due_at < (($12::date + $13::int)::timestamp AT TIME ZONE $14::text)
              AND (
                a.all_day
                OR a.due_at >= $15::timestamptz
              )
            )
            OR (
              a.done_at IS NULL
              AND a.due_at >= (($16::date + $17::int)::timestamp AT TIME ZONE $18::text)
            )
            OR (
              a.done_at IS NULL
              AND a.due_at IS NULL
            )
          )
          AND TRUE
        ORDER BY
          a.due_at,
          a.id
        LIMIT
          51
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND TRUE
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND TRUE
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- latest for all
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
      x.sort_value::text AS sort_key,
      row_number() OVER (
        ORDER BY
          sort_value DESC,
          id DESC
      ) AS place
    FROM
      (
        SELECT
          a.*,
          coalesce(a.done_at, a.due_at, a.created_at) AS sort_value
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND TRUE
          AND TRUE
        ORDER BY
          coalesce(a.done_at, a.due_at, a.created_at) DESC,
          a.id DESC
        LIMIT
          51
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND TRUE
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND TRUE
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- every filter
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
      x.sort_value::text AS sort_key,
      row_number() OVER (
        ORDER BY
          sort_value DESC,
          id DESC
      ) AS place
    FROM
      (
        SELECT
          a.*,
          a.done_at AS sort_value
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND (
            a.team_id = ANY ($5::uuid[])
            OR a.owner_id = $6::uuid
          )
          AND ((a.done_at IS NOT NULL))
          AND a.kind = ANY ($7::text[])
          AND a.owner_id = ANY ($8::uuid[])
          AND a.team_id = ANY ($9::uuid[])
          AND a.opportunity_id = (
            SELECT
              o.id
            FROM
              sales.opportunity o
            WHERE
              o.id = $10::uuid
              AND o.deleted_at IS NULL
              AND (
                o.team_id = ANY ($11::uuid[])
                OR o.owner_id = $12::uuid
              )
          )
          AND a.customer_id = (
            SELECT
              c.id
            FROM
              customers.customer c
            WHERE
              c.id = $13::uuid
              AND c.deleted_at IS NULL
              AND (
                c.team_id = ANY ($14::uuid[])
                OR c.owner_id = $15::uuid
              )
          )
          AND platform.folded (a.subject) LIKE platform.folded ($16::text)
          AND a.owner_id = $17::uuid
          AND TRUE
        ORDER BY
          a.done_at DESC,
          a.id DESC
        LIMIT
          51
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($18::uuid[])
    OR o.owner_id = $19::uuid
  )
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($20::uuid[])
    OR c.owner_id = $21::uuid
  )
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- every one for an export
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
      x.sort_value::text AS sort_key,
      row_number() OVER (
        ORDER BY
          sort_value,
          id
      ) AS place
    FROM
      (
        SELECT
          a.*,
          a.due_at AS sort_value
        FROM
          sales.activity a
        WHERE
          a.deleted_at IS NULL
          AND (
            a.team_id = ANY ($5::uuid[])
            OR a.owner_id = $6::uuid
          )
          AND (
            (
              a.done_at IS NULL
              AND a.due_at < $7::timestamptz
              AND (
                NOT a.all_day
                OR a.due_at < (($8::date + $9::int)::timestamp AT TIME ZONE $10::text)
              )
            )
            OR (
              a.done_at IS NULL
              AND a.due_at >= (($11::date + $12::int)::timestamp AT TIME ZONE $13::text)
              AND a.due_at < (($14::date + $15::int)::timestamp AT TIME ZONE $16::text)
              AND (
                a.all_day
                OR a.due_at >= $17::timestamptz
              )
            )
            OR (
              a.done_at IS NULL
              AND a.due_at >= (($18::date + $19::int)::timestamp AT TIME ZONE $20::text)
            )
            OR (
              a.done_at IS NULL
              AND a.due_at IS NULL
            )
          )
          AND TRUE
        ORDER BY
          a.due_at,
          a.id
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($21::uuid[])
    OR o.owner_id = $22::uuid
  )
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($23::uuid[])
    OR c.owner_id = $24::uuid
  )
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- count
SELECT
  count(*)::int AS counted
FROM
  (
    SELECT
    FROM
      sales.activity a
    WHERE
      a.deleted_at IS NULL
      AND (
        a.team_id = ANY ($1::uuid[])
        OR a.owner_id = $2::uuid
      )
      AND (
        (
          a.done_at IS NULL
          AND a.due_at < $3::timestamptz
          AND (
            NOT a.all_day
            OR a.due_at < (($4::date + $5::int)::timestamp AT TIME ZONE $6::text)
          )
        )
        OR (
          a.done_at IS NULL
          AND a.due_at >= (($7::date + $8::int)::timestamp AT TIME ZONE $9::text)
          AND a.due_at < (($10::date + $11::int)::timestamp AT TIME ZONE $12::text)
          AND (
            a.all_day
            OR a.due_at >= $13::timestamptz
          )
        )
        OR (
          a.done_at IS NULL
          AND a.due_at >= (($14::date + $15::int)::timestamp AT TIME ZONE $16::text)
        )
        OR (
          a.done_at IS NULL
          AND a.due_at IS NULL
        )
      )
    LIMIT
      $17::int
  ) capped;
