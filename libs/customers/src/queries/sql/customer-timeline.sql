-- What customer-timeline.query.ts sends, with representative input. Written by npm run sync.

-- everything of a customer
WITH
  customer AS MATERIALIZED (
    SELECT
      c.id
    FROM
      customers.customer c
    WHERE
      c.id = customers.survivor_of ($1::uuid)
      AND c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($2::uuid[])
        OR c.owner_id = $3::uuid
      )
  )
SELECT
  t.id,
  t.kind,
  t.at,
  t.at::text AS "sortKey",
  t.meaning,
  t.activity_kind AS "activityKind",
  t.is_done AS "isDone",
  t.version,
  t.text,
  t.outcome,
  t.action,
  t.fields,
  s.name AS stage,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS person,
  CASE
    WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
  END AS sale
FROM
  customer
  LEFT JOIN LATERAL (
    SELECT
      *
    FROM
      (
        SELECT
          $4::text AS kind,
          f.*
        FROM
          (
            SELECT
              o.id,
              o.created_at AS at,
              o.created_by AS person_id,
              o.id AS sale_id,
              NULL::uuid AS stage_id,
              o.meaning,
              NULL AS activity_kind,
              NULL::boolean AS is_done,
              NULL::int AS version,
              NULL AS text,
              NULL AS outcome,
              NULL AS action,
              NULL::text[] AS fields
            FROM
              sales.opportunity o
            WHERE
              o.customer_id = (
                SELECT
                  id
                FROM
                  customer
              )
              AND o.deleted_at IS NULL
              AND (
                o.team_id = ANY ($5::uuid[])
                OR o.owner_id = $6::uuid
              )
            ORDER BY
              2 DESC,
              1 DESC
            LIMIT
              $7::int
          ) AS f (id, at, person_id, sale_id, stage_id, meaning, activity_kind, is_done, version, text, outcome, action, fields)
        UNION ALL
        SELECT
          $8::text AS kind,
          f.*
        FROM
          (
            SELECT
              e.id,
              e.occurred_at,
              e.actor_id,
              o.id,
              e.to_stage_id,
              s.meaning,
              NULL,
              NULL::boolean,
              NULL::int,
              e.reason,
              NULL,
              NULL,
              NULL::text[]
            FROM
              sales.opportunity o
              JOIN sales.stage_event e ON e.opportunity_id = o.id
              AND e.from_stage_id IS NOT NULL
              AND e.kind = 'MOVE'
              JOIN sales.stage s ON s.id = e.to_stage_id
            WHERE
              o.customer_id = (
                SELECT
                  id
                FROM
                  customer
              )
              AND o.deleted_at IS NULL
              AND (
                o.team_id = ANY ($9::uuid[])
                OR o.owner_id = $10::uuid
              )
            ORDER BY
              2 DESC,
              1 DESC
            LIMIT
              $11::int
          ) AS f (id, at, person_id, sale_id, stage_id, meaning, activity_kind, is_done, version, text, outcome, action, fields)
        UNION ALL
        SELECT
          $12::text AS kind,
          f.*
        FROM
          (
            SELECT
              a.id,
              coalesce(a.done_at, a.due_at, a.created_at),
              a.owner_id,
              a.opportunity_id,
              NULL::uuid,
              NULL,
              a.kind,
              a.done_at IS NOT NULL,
              a.version,
              a.subject,
              a.outcome,
              NULL,
              NULL::text[]
            FROM
              sales.activity a
            WHERE
              a.customer_id = (
                SELECT
                  id
                FROM
                  customer
              )
              AND a.deleted_at IS NULL
              AND FALSE
            ORDER BY
              2 DESC,
              1 DESC
            LIMIT
              $13::int
          ) AS f (id, at, person_id, sale_id, stage_id, meaning, activity_kind, is_done, version, text, outcome, action, fields)
        UNION ALL
        SELECT
          $14::text AS kind,
          f.*
        FROM
          (
            SELECT
              n.id,
              n.created_at,
              n.author_id,
              NULL::uuid,
              NULL::uuid,
              NULL,
              NULL,
              NULL::boolean,
              n.version,
              n.body,
              NULL,
              NULL,
              NULL::text[]
            FROM
              customers.note n
            WHERE
              n.customer_id = (
                SELECT
                  id
                FROM
                  customer
              )
              AND n.deleted_at IS NULL
            ORDER BY
              2 DESC,
              1 DESC
            LIMIT
              $15::int
          ) AS f (id, at, person_id, sale_id, stage_id, meaning, activity_kind, is_done, version, text, outcome, action, fields)
        UNION ALL
        SELECT
          $16::text AS kind,
          f.*
        FROM
          (
            SELECT
              r.id,
              r.recorded_at,
              r.actor_id,
              NULL::uuid,
              NULL::uuid,
              NULL,
              NULL,
              NULL::boolean,
              r.subject_version,
              r.reason,
              NULL,
              r.action,
              ARRAY(
                SELECT
                  change ->> 'field'
                FROM
                  jsonb_array_elements(r.changes) AS change
              )
            FROM
              platform.register_entry r
            WHERE
              r.stream_id = ANY (
                ARRAY(
                  SELECT
                    customers.with_merged (id)
                  FROM
                    customer
                )
              )
              AND r.stream_kind = 'customer'
              AND r.subject_kind IN ('customer', 'contact', 'duplicate')
            ORDER BY
              2 DESC,
              1 DESC
            LIMIT
              $17::int
          ) AS f (id, at, person_id, sale_id, stage_id, meaning, activity_kind, is_done, version, text, outcome, action, fields)
      ) all_kinds
    ORDER BY
      at DESC,
      id DESC
    LIMIT
      $18::int
  ) t ON TRUE
  LEFT JOIN sales.stage s ON s.id = t.stage_id
  LEFT JOIN identity.user_account u ON u.id = t.person_id
  LEFT JOIN sales.opportunity o ON o.id = t.sale_id
  AND (
    o.team_id = ANY ($19::uuid[])
    OR o.owner_id = $20::uuid
  )
ORDER BY
  t.at DESC,
  t.id DESC;
