-- What dimension.query.ts sends, with representative input. Written by npm run sync.

-- all
SELECT
  d.id,
  d.key,
  d.name,
  coalesce(
    jsonb_agg(
      jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name)
      ORDER BY
        v.position
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
  AND v.active
GROUP BY
  d.id
ORDER BY
  d.position;
