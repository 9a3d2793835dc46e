-- What owner-history.query.ts sends, with representative input. Written by npm run sync.

-- owners of a customer
SELECT
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  p.since,
  p.until
FROM
  customers.owner_period p
  JOIN customers.customer c ON c.id = p.customer_id
  LEFT JOIN identity.user_account u ON u.id = p.owner_id
  LEFT JOIN identity.team t ON t.id = p.team_id
WHERE
  p.customer_id = $1::uuid
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($2::uuid[])
    OR c.owner_id = $3::uuid
  )
ORDER BY
  p.until IS NULL DESC,
  p.since DESC,
  p.until DESC
LIMIT
  $4::int;
