-- What custom-fields.query.ts sends, with representative input. Written by npm run sync.

-- fields of sales
SELECT
  f.id,
  f.kind,
  f.key,
  f.type,
  f.label,
  f.help,
  f.required,
  f.active,
  f.version,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', c.id, 'label', c.label, 'active', c.active)
          ORDER BY
            c.position,
            c.id
        )
      FROM
        platform.custom_field_choice c
      WHERE
        c.field_id = f.id
    ),
    '[]'
  ) AS choices
FROM
  platform.custom_field f
WHERE
  f.kind = $1
  AND (
    f.active
    OR $2::boolean
  )
ORDER BY
  f.active DESC,
  f.position,
  f.id;
