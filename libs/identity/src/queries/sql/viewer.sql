-- What viewer.query.ts sends, with representative input. Written by npm run sync.

-- viewer
SELECT
  account.id,
  account.email,
  account.name,
  account.language,
  account.time_zone AS "timeZone",
  account.colour_scheme AS "colourScheme",
  account.density,
  account.version,
  (
    SELECT
      jsonb_build_object('id', team.id, 'name', team.name)
    FROM
      identity.team
    WHERE
      team.id = $1::uuid
  ) AS team,
  jsonb_build_object(
    'id',
    organisation.id,
    'name',
    organisation.name,
    'taxId',
    organisation.tax_id,
    'baseCurrency',
    organisation.base_currency,
    'timeZone',
    organisation.time_zone,
    'defaultLanguage',
    organisation.default_language,
    'isDemo',
    organisation.is_demo,
    'version',
    organisation.version
  ) AS organisation
FROM
  identity.user_account AS account
  CROSS JOIN identity.organisation
WHERE
  account.id = $2;
