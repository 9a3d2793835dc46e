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
  l.kinds AS likenesses
FROM
  (
    SELECT
      l.id,
      CASE
        WHEN bool_or(l.kind = 'NAME') THEN array_remove(array_agg(DISTINCT l.kind), 'WORDS')
        ELSE array_agg(DISTINCT l.kind)
      END AS kinds
    FROM
      l
    GROUP BY
      l.id
  ) l
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
  c.id IS DISTINCT FROM $5::uuid
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($6::uuid[])
    OR c.owner_id = $7::uuid
  )
ORDER BY
  (
    SELECT
      1 - exp(sum(ln(1 - w.weight)))
    FROM
      unnest($8::text[], $9::float8[]) AS w (kind, weight)
    WHERE
      w.kind = ANY (l.kinds)
  ) DESC,
  c.name,
  c.id
LIMIT
  $10::int;
