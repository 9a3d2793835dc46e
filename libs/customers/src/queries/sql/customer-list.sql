-- What customer-list.query.ts sends, with representative input. Written by npm run sync.

-- by name
SELECT
  c.id,
  c.kind,
  c.name,
  c.tax_id AS "taxId",
  CASE
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id, 'version', s.version)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id, 'version', r.version)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id, 'version', m.version)
  END AS market,
  c.priority_class AS "priorityClass",
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name)
  END AS parent,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  c.currency,
  c.document_language AS "documentLanguage",
  c.website,
  c.notes,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name)
        )
      FROM
        customers.customer_tag ct
        JOIN customers.tag g ON g.id = ct.tag_id
      WHERE
        ct.customer_id = c.id
    ),
    '[]'
  ) AS tags,
  CASE
    WHEN c.custom = '{}'::jsonb THEN '[]'::jsonb
    ELSE (
      SELECT
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'key',
              f.key,
              'type',
              f.type,
              'label',
              f.label,
              'value',
              e.value,
              'choice',
              CASE
                WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label)
              END,
              'person',
              CASE
                WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name)
              END
            )
            ORDER BY
              f.position,
              f.id
          ),
          '[]'
        )
      FROM
        jsonb_each_text(c.custom) e
        JOIN platform.custom_field f ON f.kind = $1
        AND f.key = e.key
        AND f.active
        LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE
          WHEN f.type = 'CHOICE' THEN e.value::uuid
        END
        LEFT JOIN (
          SELECT
            u.id,
            u.name,
            u.email,
            u.status <> 'DISABLED' AS active
          FROM
            identity.user_account u
        ) pe ON pe.id = CASE
          WHEN f.type = 'PERSON' THEN e.value::uuid
        END
    )
  END AS "customFields",
  a.city,
  a.country,
  c.created_at AS "createdAt",
  c.updated_at AS "updatedAt",
  c.version,
  platform.folded (c.name)::text AS "sortKey"
FROM
  (
    SELECT
      c.*
    FROM
      customers.customer c
    WHERE
      c.deleted_at IS NULL
      AND TRUE
    ORDER BY
      platform.folded (c.name) ASC,
      c.id ASC
    LIMIT
      51
  ) c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND TRUE
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT
      x.city,
      x.country
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
ORDER BY
  platform.folded (c.name) ASC,
  c.id ASC;

-- by name, next page
SELECT
  c.id,
  c.kind,
  c.name,
  c.tax_id AS "taxId",
  CASE
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id, 'version', s.version)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id, 'version', r.version)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id, 'version', m.version)
  END AS market,
  c.priority_class AS "priorityClass",
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name)
  END AS parent,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  c.currency,
  c.document_language AS "documentLanguage",
  c.website,
  c.notes,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name)
        )
      FROM
        customers.customer_tag ct
        JOIN customers.tag g ON g.id = ct.tag_id
      WHERE
        ct.customer_id = c.id
    ),
    '[]'
  ) AS tags,
  CASE
    WHEN c.custom = '{}'::jsonb THEN '[]'::jsonb
    ELSE (
      SELECT
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'key',
              f.key,
              'type',
              f.type,
              'label',
              f.label,
              'value',
              e.value,
              'choice',
              CASE
                WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label)
              END,
              'person',
              CASE
                WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name)
              END
            )
            ORDER BY
              f.position,
              f.id
          ),
          '[]'
        )
      FROM
        jsonb_each_text(c.custom) e
        JOIN platform.custom_field f ON f.kind = $1
        AND f.key = e.key
        AND f.active
        LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE
          WHEN f.type = 'CHOICE' THEN e.value::uuid
        END
        LEFT JOIN (
          SELECT
            u.id,
            u.name,
            u.email,
            u.status <> 'DISABLED' AS active
          FROM
            identity.user_account u
        ) pe ON pe.id = CASE
          WHEN f.type = 'PERSON' THEN e.value::uuid
        END
    )
  END AS "customFields",
  a.city,
  a.country,
  c.created_at AS "createdAt",
  c.updated_at AS "updatedAt",
  c.version,
  platform.folded (c.name)::text AS "sortKey"
FROM
  (
    SELECT
      c.*
    FROM
      customers.customer c
    WHERE
      c.deleted_at IS NULL
      AND TRUE
      AND (platform.folded (c.name), c.id) > ($2::text, $3::uuid)
    ORDER BY
      platform.folded (c.name) ASC,
      c.id ASC
    LIMIT
      51
  ) c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND TRUE
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT
      x.city,
      x.country
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
ORDER BY
  platform.folded (c.name) ASC,
  c.id ASC;

-- by name, of a team
SELECT
  c.id,
  c.kind,
  c.name,
  c.tax_id AS "taxId",
  CASE
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id, 'version', s.version)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id, 'version', r.version)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id, 'version', m.version)
  END AS market,
  c.priority_class AS "priorityClass",
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name)
  END AS parent,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  c.currency,
  c.document_language AS "documentLanguage",
  c.website,
  c.notes,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name)
        )
      FROM
        customers.customer_tag ct
        JOIN customers.tag g ON g.id = ct.tag_id
      WHERE
        ct.customer_id = c.id
    ),
    '[]'
  ) AS tags,
  CASE
    WHEN c.custom = '{}'::jsonb THEN '[]'::jsonb
    ELSE (
      SELECT
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'key',
              f.key,
              'type',
              f.type,
              'label',
              f.label,
              'value',
              e.value,
              'choice',
              CASE
                WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label)
              END,
              'person',
              CASE
                WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name)
              END
            )
            ORDER BY
              f.position,
              f.id
          ),
          '[]'
        )
      FROM
        jsonb_each_text(c.custom) e
        JOIN platform.custom_field f ON f.kind = $1
        AND f.key = e.key
        AND f.active
        LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE
          WHEN f.type = 'CHOICE' THEN e.value::uuid
        END
        LEFT JOIN (
          SELECT
            u.id,
            u.name,
            u.email,
            u.status <> 'DISABLED' AS active
          FROM
            identity.user_account u
        ) pe ON pe.id = CASE
          WHEN f.type = 'PERSON' THEN e.value::uuid
        END
    )
  END AS "customFields",
  a.city,
  a.country,
  c.created_at AS "createdAt",
  c.updated_at AS "updatedAt",
  c.version,
  platform.folded (c.name)::text AS "sortKey"
FROM
  (
    SELECT
      c.*
    FROM
      customers.customer c
    WHERE
      c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($2::uuid[])
        OR c.owner_id = $3::uuid
      )
    ORDER BY
      platform.folded (c.name) ASC,
      c.id ASC
    LIMIT
      51
  ) c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND (
    p.team_id = ANY ($4::uuid[])
    OR p.owner_id = $5::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT
      x.city,
      x.country
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
ORDER BY
  platform.folded (c.name) ASC,
  c.id ASC;

-- by name, a search
SELECT
  c.id,
  c.kind,
  c.name,
  c.tax_id AS "taxId",
  CASE
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id, 'version', s.version)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id, 'version', r.version)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id, 'version', m.version)
  END AS market,
  c.priority_class AS "priorityClass",
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name)
  END AS parent,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  c.currency,
  c.document_language AS "documentLanguage",
  c.website,
  c.notes,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name)
        )
      FROM
        customers.customer_tag ct
        JOIN customers.tag g ON g.id = ct.tag_id
      WHERE
        ct.customer_id = c.id
    ),
    '[]'
  ) AS tags,
  CASE
    WHEN c.custom = '{}'::jsonb THEN '[]'::jsonb
    ELSE (
      SELECT
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'key',
              f.key,
              'type',
              f.type,
              'label',
              f.label,
              'value',
              e.value,
              'choice',
              CASE
                WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label)
              END,
              'person',
              CASE
                WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name)
              END
            )
            ORDER BY
              f.position,
              f.id
          ),
          '[]'
        )
      FROM
        jsonb_each_text(c.custom) e
        JOIN platform.custom_field f ON f.kind = $1
        AND f.key = e.key
        AND f.active
        LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE
          WHEN f.type = 'CHOICE' THEN e.value::uuid
        END
        LEFT JOIN (
          SELECT
            u.id,
            u.name,
            u.email,
            u.status <> 'DISABLED' AS active
          FROM
            identity.user_account u
        ) pe ON pe.id = CASE
          WHEN f.type = 'PERSON' THEN e.value::uuid
        END
    )
  END AS "customFields",
  a.city,
  a.country,
  c.created_at AS "createdAt",
  c.updated_at AS "updatedAt",
  c.version,
  platform.folded (c.name)::text AS "sortKey"
FROM
  (
    SELECT
      c.*
    FROM
      customers.customer c
    WHERE
      c.deleted_at IS NULL
      AND TRUE
      AND platform.folded (c.name) LIKE platform.folded ($2)
    ORDER BY
      platform.folded (c.name) ASC,
      c.id ASC
    LIMIT
      51
  ) c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND TRUE
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT
      x.city,
      x.country
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
ORDER BY
  platform.folded (c.name) ASC,
  c.id ASC;

-- every filter, latest first
SELECT
  c.id,
  c.kind,
  c.name,
  c.tax_id AS "taxId",
  CASE
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id, 'version', s.version)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id, 'version', r.version)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id, 'version', m.version)
  END AS market,
  c.priority_class AS "priorityClass",
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name)
  END AS parent,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  c.currency,
  c.document_language AS "documentLanguage",
  c.website,
  c.notes,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name)
        )
      FROM
        customers.customer_tag ct
        JOIN customers.tag g ON g.id = ct.tag_id
      WHERE
        ct.customer_id = c.id
    ),
    '[]'
  ) AS tags,
  CASE
    WHEN c.custom = '{}'::jsonb THEN '[]'::jsonb
    ELSE (
      SELECT
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'key',
              f.key,
              'type',
              f.type,
              'label',
              f.label,
              'value',
              e.value,
              'choice',
              CASE
                WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label)
              END,
              'person',
              CASE
                WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name)
              END
            )
            ORDER BY
              f.position,
              f.id
          ),
          '[]'
        )
      FROM
        jsonb_each_text(c.custom) e
        JOIN platform.custom_field f ON f.kind = $1
        AND f.key = e.key
        AND f.active
        LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE
          WHEN f.type = 'CHOICE' THEN e.value::uuid
        END
        LEFT JOIN (
          SELECT
            u.id,
            u.name,
            u.email,
            u.status <> 'DISABLED' AS active
          FROM
            identity.user_account u
        ) pe ON pe.id = CASE
          WHEN f.type = 'PERSON' THEN e.value::uuid
        END
    )
  END AS "customFields",
  a.city,
  a.country,
  c.created_at AS "createdAt",
  c.updated_at AS "updatedAt",
  c.version,
  c.updated_at::text AS "sortKey"
FROM
  (
    SELECT
      c.*
    FROM
      customers.customer c
    WHERE
      c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($2::uuid[])
        OR c.owner_id = $3::uuid
      )
      AND (
        platform.folded (c.name) LIKE platform.folded ($4)
        OR c.tax_id LIKE $5
      )
      AND c.owner_id = ANY ($6::uuid[])
      AND c.team_id = ANY ($7::uuid[])
      AND c.segment_id = ANY (
        WITH RECURSIVE
          below AS (
            SELECT
              id
            FROM
              customers.segment
            WHERE
              id = ANY ($8::uuid[])
            UNION
            SELECT
              n.id
            FROM
              customers.segment n
              JOIN below b ON n.parent_id = b.id
          )
        SELECT
          id
        FROM
          below
      )
      AND c.region_id = ANY (
        WITH RECURSIVE
          below AS (
            SELECT
              id
            FROM
              customers.region
            WHERE
              id = ANY ($9::uuid[])
            UNION
            SELECT
              n.id
            FROM
              customers.region n
              JOIN below b ON n.parent_id = b.id
          )
        SELECT
          id
        FROM
          below
      )
      AND c.market_id = ANY (
        WITH RECURSIVE
          below AS (
            SELECT
              id
            FROM
              customers.market
            WHERE
              id = ANY ($10::uuid[])
            UNION
            SELECT
              n.id
            FROM
              customers.market n
              JOIN below b ON n.parent_id = b.id
          )
        SELECT
          id
        FROM
          below
      )
      AND c.id IN (
        SELECT
          ct.customer_id
        FROM
          customers.customer_tag ct
        WHERE
          ct.tag_id = ANY ($11::uuid[])
      )
      AND c.priority_class = ANY ($12::text[])
      AND c.id IN (
        SELECT
          v.record_id
        FROM
          customers.customer_custom_value v
        WHERE
          v.field_id = platform.custom_field_id ($13, $14, $15::text)
          AND v.text LIKE platform.folded ($16::text)
      )
      AND c.id IN (
        SELECT
          v.record_id
        FROM
          customers.customer_custom_value v
        WHERE
          v.field_id = platform.custom_field_id ($17, $18, $19::text)
      )
      AND c.id IN (
        SELECT
          v.record_id
        FROM
          customers.customer_custom_value v
        WHERE
          v.field_id = platform.custom_field_id ($20, $21, $22::text)
          AND v.number >= $23::numeric
          AND v.number <= $24::numeric
      )
      AND c.id IN (
        SELECT
          v.record_id
        FROM
          customers.customer_custom_value v
        WHERE
          v.field_id = platform.custom_field_id ($25, $26, $27::text)
          AND v.person_id = ANY ($28::uuid[])
      )
    ORDER BY
      c.updated_at DESC,
      c.id DESC
    LIMIT
      51
  ) c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND (
    p.team_id = ANY ($29::uuid[])
    OR p.owner_id = $30::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT
      x.city,
      x.country
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
ORDER BY
  c.updated_at DESC,
  c.id DESC;

-- count of a search
SELECT
  count(*)::int AS value
FROM
  (
    SELECT
      1
    FROM
      customers.customer c
    WHERE
      c.deleted_at IS NULL
      AND TRUE
      AND platform.folded (c.name) LIKE platform.folded ($1)
    LIMIT
      $2::int
  ) capped;

-- all for an export
SELECT
  c.id,
  c.kind,
  c.name,
  c.tax_id AS "taxId",
  CASE
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id, 'version', s.version)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id, 'version', r.version)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id, 'version', m.version)
  END AS market,
  c.priority_class AS "priorityClass",
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name)
  END AS parent,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  c.currency,
  c.document_language AS "documentLanguage",
  c.website,
  c.notes,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name)
        )
      FROM
        customers.customer_tag ct
        JOIN customers.tag g ON g.id = ct.tag_id
      WHERE
        ct.customer_id = c.id
    ),
    '[]'
  ) AS tags,
  CASE
    WHEN c.custom = '{}'::jsonb THEN '[]'::jsonb
    ELSE (
      SELECT
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'key',
              f.key,
              'type',
              f.type,
              'label',
              f.label,
              'value',
              e.value,
              'choice',
              CASE
                WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label)
              END,
              'person',
              CASE
                WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name)
              END
            )
            ORDER BY
              f.position,
              f.id
          ),
          '[]'
        )
      FROM
        jsonb_each_text(c.custom) e
        JOIN platform.custom_field f ON f.kind = $1
        AND f.key = e.key
        AND f.active
        LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE
          WHEN f.type = 'CHOICE' THEN e.value::uuid
        END
        LEFT JOIN (
          SELECT
            u.id,
            u.name,
            u.email,
            u.status <> 'DISABLED' AS active
          FROM
            identity.user_account u
        ) pe ON pe.id = CASE
          WHEN f.type = 'PERSON' THEN e.value::uuid
        END
    )
  END AS "customFields",
  a.city,
  a.country,
  c.created_at AS "createdAt",
  c.updated_at AS "updatedAt",
  c.version
FROM
  customers.customer c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND (
    p.team_id = ANY ($2::uuid[])
    OR p.owner_id = $3::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT
      x.city,
      x.country
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
WHERE
  c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($4::uuid[])
    OR c.owner_id = $5::uuid
  )
ORDER BY
  platform.folded (c.name) ASC,
  c.id ASC;
