-- What classifier.query.ts sends, with representative input. Written by npm run sync.

-- segments
SELECT
  n.id,
  n.name,
  n.parent_id AS "parentId",
  n.version
FROM
  customers.segment n
ORDER BY
  platform.folded (n.name),
  n.id;
