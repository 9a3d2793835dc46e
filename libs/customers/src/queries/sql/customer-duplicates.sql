-- What customer-duplicates.query.ts sends, with representative input. Written by npm run sync.

-- everything of a suspect
WITH
  l AS (
    SELECT
      f.customer_id AS id,
      f.kind
    FROM
      unnest($1::text[], $2::text[]) AS s (kind, value)
      CROSS JOIN LATERAL (
        SELECT
          f.customer_id,
          f.kind
        FROM
          customers.fingerprint f
        WHERE
          f.kind = s.kind
          AND f.value = s.value
        LIMIT
          $3::int
      ) f
    UNION
    SELECT
      a.id,
      'ALIKE'
    FROM
      customers.named_like ($4) AS a (id)
  )
SELECT
  c.id,
  c.name,
  c.tax_id AS "taxId",
  a.city,
  array_agg(DISTINCT l.kind) AS likenesses
FROM
  l
  JOIN unnest($5::text[], $6::float8[]) AS w (kind, weight) ON w.kind = l.kind
  JOIN customers.customer c ON c.id = l.id
  LEFT JOIN LATERAL (
    SELECT
      x.city
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
WHERE
  c.id IS DISTINCT FROM $7::uuid
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($8::uuid[])
    OR c.owner_id = $9::uuid
  )
GROUP BY
  c.id,
  a.city
ORDER BY
  1 - exp(sum(ln(1 - w.weight))) DESC,
  c.name,
  c.id
LIMIT
  $10::int;
