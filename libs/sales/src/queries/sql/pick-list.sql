-- What pick-list.query.ts sends, with representative input. Written by npm run sync.

-- values of a list
SELECT
  v.id,
  v.name,
  v.active
FROM
  sales.pick_list_value v
WHERE
  v.list = $1
ORDER BY
  v.position,
  v.id;
