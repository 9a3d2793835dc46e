-- What plan-rates.query.ts sends, with representative input. Written by npm run sync.

-- plan rates
SELECT
  p.id,
  p.year,
  p.currency,
  trim_scale(p.rate)::text AS rate,
  p.recorded_at AS "recordedAt",
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS "recordedBy"
FROM
  currency.plan_rate p
  LEFT JOIN identity.user_account u ON u.id = p.recorded_by
WHERE
  p.superseded_at IS NULL
ORDER BY
  p.year DESC,
  p.currency
LIMIT
  1000;
