-- What stage-approval.query.ts sends, with representative input. Written by npm run sync.

-- waiting for the reader
SELECT
  a.id,
  jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) AS opportunity,
  CASE
    WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name)
  END AS customer,
  CASE
    WHEN o.amount IS NOT NULL THEN jsonb_build_object('amount', o.amount::text, 'currency', o.currency)
  END AS amount,
  CASE
    WHEN w.id IS NOT NULL THEN jsonb_build_object('id', w.id, 'name', w.name)
  END AS owner,
  p.name AS process,
  a.stage_key AS "stageKey",
  coalesce(
    (
      SELECT
        s.name
      FROM
        sales.stage s
      WHERE
        s.process_version_id = o.process_version_id
        AND s.key = a.stage_key
    ),
    jsonb_build_object('pl', a.stage_key, 'en', a.stage_key)
  ) AS stage,
  a.role_id AS "roleId",
  r.name AS role,
  a.note,
  jsonb_build_object('id', q.id, 'name', q.name) AS "requestedBy",
  a.requested_at AS "requestedAt",
  a.state,
  d.name AS "decidedBy",
  a.decided_at AS "decidedAt",
  a.decision_note AS "decisionNote"
FROM
  sales.stage_approval a
  JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  JOIN identity.role r ON r.id = a.role_id
  JOIN identity.user_account q ON q.id = a.requested_by
  LEFT JOIN identity.user_account d ON d.id = a.decided_by
  LEFT JOIN identity.user_account w ON w.id = o.owner_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($1::uuid[])
    OR c.owner_id = $2::uuid
  )
WHERE
  a.state = 'PENDING'
  AND o.meaning = 'OPEN'
  AND a.requested_by <> $3::uuid
  AND a.role_id = ANY (
    ARRAY(
      SELECT
        r.role_id
      FROM
        identity.user_role r
      WHERE
        r.user_id = $4::uuid
    )
  )
  AND (
    o.team_id = ANY ($5::uuid[])
    OR o.owner_id = $6::uuid
  )
ORDER BY
  a.requested_at,
  a.id
LIMIT
  100;

-- of a sale
SELECT
  a.id,
  jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) AS opportunity,
  CASE
    WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name)
  END AS customer,
  CASE
    WHEN o.amount IS NOT NULL THEN jsonb_build_object('amount', o.amount::text, 'currency', o.currency)
  END AS amount,
  CASE
    WHEN w.id IS NOT NULL THEN jsonb_build_object('id', w.id, 'name', w.name)
  END AS owner,
  p.name AS process,
  a.stage_key AS "stageKey",
  coalesce(
    (
      SELECT
        s.name
      FROM
        sales.stage s
      WHERE
        s.process_version_id = o.process_version_id
        AND s.key = a.stage_key
    ),
    jsonb_build_object('pl', a.stage_key, 'en', a.stage_key)
  ) AS stage,
  a.role_id AS "roleId",
  r.name AS role,
  a.note,
  jsonb_build_object('id', q.id, 'name', q.name) AS "requestedBy",
  a.requested_at AS "requestedAt",
  a.state,
  d.name AS "decidedBy",
  a.decided_at AS "decidedAt",
  a.decision_note AS "decisionNote"
FROM
  sales.stage_approval a
  JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  JOIN identity.role r ON r.id = a.role_id
  JOIN identity.user_account q ON q.id = a.requested_by
  LEFT JOIN identity.user_account d ON d.id = a.decided_by
  LEFT JOIN identity.user_account w ON w.id = o.owner_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($1::uuid[])
    OR c.owner_id = $2::uuid
  )
WHERE
  a.opportunity_id = $3::uuid
  AND (
    o.team_id = ANY ($4::uuid[])
    OR o.owner_id = $5::uuid
  )
ORDER BY
  a.requested_at DESC,
  a.id DESC
LIMIT
  100;

-- who may approve
SELECT
  r.id AS "roleId",
  r.name AS role,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', u.id, 'name', u.name)
          ORDER BY
            u.name,
            u.id
        )
      FROM
        identity.user_account u
      WHERE
        u.status = 'ACTIVE'
        AND u.id <> $1::uuid
        AND EXISTS (
          SELECT
          FROM
            identity.user_role h
          WHERE
            h.user_id = u.id
            AND h.role_id = r.id
        )
        AND EXISTS (
          SELECT
          FROM
            identity.user_role h
            JOIN identity.role g ON g.id = h.role_id
          WHERE
            h.user_id = u.id
            AND (
              g.scopes -> 'opportunity' ->> 'read' = 'ALL'
              OR u.id = o.owner_id
              OR g.scopes -> 'opportunity' ->> 'read' = 'TEAM'
              AND EXISTS (
                SELECT
                FROM
                  identity.team t
                WHERE
                  t.id = ANY (line.ids)
                  AND (
                    t.leader_id = u.id
                    OR EXISTS (
                      SELECT
                      FROM
                        identity.team_membership m
                      WHERE
                        m.team_id = t.id
                        AND m.user_id = u.id
                        AND m.valid_from <= $2::date
                        AND (
                          m.valid_to IS NULL
                          OR m.valid_to > $3::date
                        )
                    )
                  )
              )
            )
        )
    ),
    '[]'
  ) AS people
FROM
  sales.opportunity o,
  LATERAL (
    WITH RECURSIVE
      above AS (
        SELECT
          t.id,
          t.parent_id
        FROM
          identity.team t
        WHERE
          t.id = o.team_id
        UNION
        SELECT
          t.id,
          t.parent_id
        FROM
          identity.team t
          JOIN above a ON t.id = a.parent_id
      )
    SELECT
      array_agg(a.id) AS ids
    FROM
      above a
  ) line,
  LATERAL (
    SELECT
      r.*
    FROM
      identity.role r
    WHERE
      r.id = ANY ($4::uuid[])
  ) r
WHERE
  o.id = $5::uuid;
