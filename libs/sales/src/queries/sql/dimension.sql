-- What dimension.query.ts sends, with representative input. Written by npm run sync.

-- all
SELECT
  d.id,
  d.key,
  d.name,
  d.active,
  d.depends_on_id AS "dependsOnId",
  d.version,
  coalesce(
    jsonb_agg(
      jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name, 'active', v.active, 'parentValueIds', v.parent_value_ids)
      ORDER BY
        v.position,
        v.id
    ) FILTER (
      WHERE
        v.id IS NOT NULL
    ),
    '[]'
  ) AS
values
FROM
  sales.dimension d
  LEFT JOIN sales.dimension_value v ON v.dimension_id = d.id
  AND (
    v.active
    OR $1::boolean
  )
WHERE
  d.active
  OR $2::boolean
GROUP BY
  d.id
ORDER BY
  d.active DESC,
  d.position,
  d.id;
