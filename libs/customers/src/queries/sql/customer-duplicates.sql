-- What customer-duplicates.query.ts sends, with representative input. Written by npm run sync.

-- name, tax id and e-mail
SELECT
  c.id,
  c.name
FROM
  (
    SELECT
      id,
      max(likeness) AS likeness
    FROM
      (
        SELECT
          c.id,
          similarity (c.name_key, customers.name_key ($1)) AS likeness
        FROM
          customers.customer c
        WHERE
          c.name_key % customers.name_key ($2)
          AND similarity (c.name_key, customers.name_key ($3)) >= 0.55
          AND c.deleted_at IS NULL
        UNION ALL
        SELECT
          c.id,
          3
        FROM
          customers.customer c
        WHERE
          c.tax_id = $4
          AND c.deleted_at IS NULL
        UNION ALL
        SELECT
          k.customer_id,
          2
        FROM
          customers.contact k
        WHERE
          lower(k.email) = lower($5)
          AND k.email IS NOT NULL
          AND k.deleted_at IS NULL
      ) found
    GROUP BY
      id
  ) f
  JOIN customers.customer c ON c.id = f.id
WHERE
  c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($6::uuid[])
    OR c.owner_id = $7::uuid
  )
ORDER BY
  f.likeness DESC,
  c.name,
  c.id
LIMIT
  $8::int;
