-- What sale-references.query.ts sends, with representative input. Written by npm run sync.

-- everything
SELECT
  EXISTS (
    SELECT
    FROM
      customers.customer c
    WHERE
      c.id = $1::uuid
      AND c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($2::uuid[])
        OR c.owner_id = $3::uuid
      )
  ) AS customer,
  EXISTS (
    SELECT
    FROM
      identity.user_account u
    WHERE
      u.id = $4::uuid
      AND u.status <> 'DISABLED'
  ) AS owner,
  EXISTS (
    SELECT
    FROM
      customers.region r
    WHERE
      r.id = $5::uuid
  ) AS region,
  EXISTS (
    SELECT
    FROM
      customers.market m
    WHERE
      m.id = $6::uuid
  ) AS market,
  EXISTS (
    SELECT
    FROM
      sales.pick_list_value p
    WHERE
      p.id = $7::uuid
      AND p.list = $8::text
      AND p.active
  ) AS source,
  EXISTS (
    SELECT
    FROM
      sales.pick_list_value p
    WHERE
      p.id = $9::uuid
      AND p.list = $10::text
      AND p.active
  ) AS competitor,
  EXISTS (
    SELECT
    FROM
      sales.pick_list_value p
    WHERE
      p.id = $11::uuid
      AND p.list = $12::text
      AND p.active
  ) AS "lostReason",
  (
    SELECT
      x.id
    FROM
      unnest($13::uuid[]) AS x (id)
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          customers.contact k
          JOIN customers.customer c ON c.id = k.customer_id
        WHERE
          k.id = x.id
          AND k.deleted_at IS NULL
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($14::uuid[])
            OR c.owner_id = $15::uuid
          )
      )
    LIMIT
      1
  ) AS "unknownContact",
  (
    SELECT
      x.id
    FROM
      unnest($16::uuid[]) AS x (id)
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          identity.user_account u
        WHERE
          u.id = x.id
          AND u.status <> 'DISABLED'
      )
    LIMIT
      1
  ) AS "unknownSplitUser",
  (
    SELECT
      x.id
    FROM
      unnest($17::uuid[]) AS x (id)
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          customers.tag g
        WHERE
          g.id = x.id
      )
    LIMIT
      1
  ) AS "unknownTag",
  (
    SELECT
      jsonb_build_object('id', x.dimension_id, 'name', d.name)
    FROM
      unnest($18::uuid[], $19::uuid[]) AS x (dimension_id, value_id)
      LEFT JOIN sales.dimension d ON d.id = x.dimension_id
    WHERE
      NOT coalesce(d.active, false)
      OR NOT EXISTS (
        SELECT
        FROM
          sales.dimension_value v
        WHERE
          v.id = x.value_id
          AND v.dimension_id = x.dimension_id
          AND v.active
      )
    LIMIT
      1
  ) AS "unknownValue",
  (
    SELECT
      m.team_id
    FROM
      identity.team_membership m
    WHERE
      m.user_id = $20::uuid
      AND m.valid_from <= $21::date
      AND (
        m.valid_to IS NULL
        OR m.valid_to > $22::date
      )
  ) AS "ownerTeamId";

-- a classification
SELECT
  'CLASSIFICATION_DEPENDS' AS code,
  d.id,
  d.name
FROM
  jsonb_each_text($1::jsonb) c
  JOIN sales.dimension d ON d.id = c.key::uuid
  JOIN sales.dimension_value v ON v.id = c.value::uuid
WHERE
  d.depends_on_id IS NOT NULL
  AND cardinality(v.parent_value_ids) > 0
  AND (
    d.id = ANY ($2::uuid[])
    OR d.depends_on_id = ANY ($3::uuid[])
  )
  AND NOT coalesce(($4::jsonb ->> d.depends_on_id::text)::uuid = ANY (v.parent_value_ids), false)
UNION ALL
SELECT
  'CLASSIFICATION_REQUIRED',
  d.id,
  d.name
FROM
  sales.dimension d
WHERE
  d.id = ANY ($5::uuid[])
  AND EXISTS (
    SELECT
    FROM
      sales.stage at
      JOIN sales.stage s ON s.process_version_id = at.process_version_id
      AND s.meaning = 'OPEN'
      AND s.position < at.position
    WHERE
      at.id = $6::uuid
      AND at.meaning <> 'LOST'
      AND s.exit_criteria @> jsonb_build_array(jsonb_build_object('kind', 'CLASSIFICATION', 'dimensionId', d.id))
  );
