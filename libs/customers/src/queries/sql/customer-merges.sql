-- What customer-merges.query.ts sends, with representative input. Written by npm run sync.

-- both customers
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
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object(
            'id',
            x.id,
            'kind',
            x.kind,
            'name',
            x.name,
            'street',
            x.street,
            'postalCode',
            x.postal_code,
            'city',
            x.city,
            'country',
            x.country
          )
          ORDER BY
            x.kind <> 'REGISTERED',
            x.kind,
            x.id
        )
      FROM
        customers.address x
      WHERE
        x.customer_id = c.id
    ),
    '[]'
  ) AS addresses
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
  c.id = ANY ($4::uuid[])
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($5::uuid[])
    OR c.owner_id = $6::uuid
  );

-- merges of a customer
SELECT
  m.id,
  jsonb_build_object('id', l.id, 'name', l.name) AS loser,
  m.merged_at AS "mergedAt",
  CASE
    WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'name', b.name)
  END AS "mergedBy",
  m.undone_at AS "undoneAt",
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS "undoneBy"
FROM
  customers.customer c
  JOIN customers.merge m ON m.winner_id = c.id
  JOIN customers.customer l ON l.id = m.loser_id
  LEFT JOIN identity.user_account b ON b.id = m.merged_by
  LEFT JOIN identity.user_account u ON u.id = m.undone_by
WHERE
  c.id = $1::uuid
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($2::uuid[])
    OR c.owner_id = $3::uuid
  )
ORDER BY
  m.merged_at DESC,
  m.id DESC
LIMIT
  20;
