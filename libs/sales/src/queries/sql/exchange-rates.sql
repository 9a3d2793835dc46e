-- What exchange-rates.query.ts sends, with representative input. Written by npm run sync.

-- rates in force
SELECT
  r.id,
  r.currency,
  trim_scale(r.rate)::text AS rate,
  r.valid_from::text AS "validFrom",
  r.recorded_at AS "recordedAt",
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS "recordedBy"
FROM
  sales.exchange_rate r
  LEFT JOIN identity.user_account u ON u.id = r.recorded_by
WHERE
  r.superseded_at IS NULL
ORDER BY
  r.currency,
  r.valid_from DESC,
  r.id
LIMIT
  5000;
