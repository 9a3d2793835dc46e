-- What rate-settings.query.ts sends, with representative input. Written by npm run sync.

-- every decision
SELECT
  id,
  version,
  valid_from::text AS valid_from,
  currencies,
  policy,
  max_age_days,
  trim_scale(quarantine_percent)::text AS quarantine_percent,
  fetching,
  fetch_at
FROM
  currency.settings
ORDER BY
  version;

-- the present settings
SELECT
  s.id,
  s.version,
  s.valid_from::text AS valid_from,
  s.currencies,
  s.policy,
  s.max_age_days,
  trim_scale(s.quarantine_percent)::text AS quarantine_percent,
  s.fetching,
  s.fetch_at,
  s.changed_at AS "changedAt",
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS "changedBy"
FROM
  currency.settings s
  LEFT JOIN identity.user_account u ON u.id = s.changed_by
ORDER BY
  s.version DESC
LIMIT
  1;
