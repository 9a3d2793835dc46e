-- What bulk-selection.query.ts sends, with representative input. Written by npm run sync.

-- chosen
SELECT
  o.id AS "opportunityId",
  max(c.version) AS "expectedVersion"
FROM
  unnest($1::uuid[], $2::integer[]) AS c (id, version)
  JOIN sales.opportunity o ON o.id = c.id
WHERE
  o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($3::uuid[])
    OR o.owner_id = $4::uuid
  )
GROUP BY
  o.id;

-- found
SELECT
  o.id AS "opportunityId",
  o.version AS "expectedVersion"
FROM
  sales.opportunity o
WHERE
  o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($1::uuid[])
    OR o.owner_id = $2::uuid
  )
  AND o.meaning = 'OPEN'
LIMIT
  $3::int;
