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
  k.version
FROM
  customers.contact k
  JOIN customers.customer c ON c.id = k.customer_id
WHERE
  k.customer_id = $1::uuid
  AND k.deleted_at IS NULL
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($2::uuid[])
    OR c.owner_id = $3::uuid
  )
ORDER BY
  platform.folded (k.name),
  k.id;
