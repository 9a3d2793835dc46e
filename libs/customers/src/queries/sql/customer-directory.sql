-- What customer-directory.query.ts sends, with representative input. Written by npm run sync.

-- hold a customer
SELECT
  c.id,
  c.name
FROM
  customers.customer c
WHERE
  c.id = $1::uuid
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($2::uuid[])
    OR c.owner_id = $3::uuid
  )
FOR KEY SHARE;

-- contacts by ids
SELECT
  k.id,
  k.customer_id AS "customerId",
  k.name
FROM
  customers.contact k
WHERE
  k.id = ANY ($1::uuid[])
  AND k.deleted_at IS NULL;

-- customers by ids
SELECT
  c.id,
  c.name
FROM
  customers.customer c
WHERE
  c.id = ANY ($1::uuid[])
  AND c.deleted_at IS NULL;

-- customers by names
SELECT
  c.id,
  c.name,
  wanted.name AS key
FROM
  unnest($1::text[]) AS wanted (name)
  JOIN customers.customer c ON platform.folded (c.name) = platform.folded (btrim(wanted.name))
  AND c.deleted_at IS NULL
ORDER BY
  c.id;

-- customers by tax ids
SELECT
  c.id,
  c.name,
  c.tax_id AS key
FROM
  customers.customer c
WHERE
  c.tax_id = ANY ($1::text[])
  AND c.deleted_at IS NULL;

-- customers by external ids
SELECT
  c.id,
  c.name,
  known.external_id AS key
FROM
  customers.customer known
  JOIN customers.customer c ON c.id = customers.survivor_of (known.id)
  AND c.deleted_at IS NULL
WHERE
  known.external_source = $1
  AND known.external_id = ANY ($2::text[]);

-- customers like a name
SELECT
  c.id,
  c.name
FROM
  customers.customer c
WHERE
  c.deleted_at IS NULL
  AND (
    c.name_key % customers.name_key ($1)
    OR platform.folded (c.name) LIKE platform.folded ($2)
  )
ORDER BY
  similarity (c.name_key, customers.name_key ($3)) DESC,
  c.id
LIMIT
  $4::int;
