-- What stage-key.query.ts sends, with representative input. Written by npm run sync.

-- key of a stage
SELECT
  s.key
FROM
  sales.stage s
WHERE
  s.id = $1::uuid;
