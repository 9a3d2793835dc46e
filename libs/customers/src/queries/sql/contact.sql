-- What contact.query.ts sends, with representative input. Written by npm run sync.

-- contacts of a customer
SELECT
  k.id,
  k.customer_id AS "customerId",
  k.name,
  k.job_title AS "jobTitle",
  k.email,
  k.phone,
  k.roles,
  k.language,
  k.version,
  CASE
    WHEN k.custom = '{}'::jsonb THEN '[]'::jsonb
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
        jsonb_each_text(k.custom) e
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
  END AS "customFields"
FROM
  customers.contact k
  JOIN customers.customer c ON c.id = k.customer_id
WHERE
  k.customer_id = $2::uuid
  AND k.deleted_at IS NULL
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($3::uuid[])
    OR c.owner_id = $4::uuid
  )
ORDER BY
  platform.folded (k.name),
  k.id;
