-- What link-recipients.query.ts sends, with representative input. Written by npm run sync.

-- byId
SELECT
  account.id,
  account.name,
  account.email,
  account.language,
  account.status,
  organisation.name AS "organisationName"
FROM
  identity.user_account AS account
  CROSS JOIN identity.organisation
WHERE
  account.id = $1;

-- byEmail
SELECT
  account.id,
  account.name,
  account.email,
  account.language,
  account.status,
  organisation.name AS "organisationName"
FROM
  identity.user_account AS account
  CROSS JOIN identity.organisation
WHERE
  lower(account.email) = lower($1);
