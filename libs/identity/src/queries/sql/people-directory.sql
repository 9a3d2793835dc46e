-- What people-directory.query.ts sends, with representative input. Written by npm run sync.

-- byId
SELECT
  account.id,
  account.name,
  account.email,
  account.status
FROM
  identity.user_account AS account
WHERE
  account.id = ANY ($1::uuid[]);

-- byName
SELECT
  asked,
  account.id,
  account.name,
  account.email,
  account.status
FROM
  identity.user_account AS account
  JOIN unnest($1::text[]) AS asked ON platform.folded (account.name) = platform.folded (regexp_replace(btrim(asked), ' +', ' ', 'g'))
ORDER BY
  account.status = 'DISABLED',
  account.id;

-- byEmail
SELECT
  asked,
  account.id,
  account.name,
  account.email,
  account.status
FROM
  identity.user_account AS account
  JOIN unnest($1::text[]) AS asked ON lower(account.email) = lower(btrim(asked));

-- byExternalId
SELECT
  account.external_id AS asked,
  account.id,
  account.name,
  account.email,
  account.status
FROM
  identity.user_account AS account
WHERE
  account.external_source = $1
  AND account.external_id = ANY ($2::text[]);

-- like
SELECT
  account.id,
  account.name,
  account.email,
  account.status
FROM
  identity.user_account AS account
WHERE
  account.status <> 'DISABLED'
ORDER BY
  public.word_similarity (platform.folded ($1), platform.folded (account.name)) DESC,
  account.name,
  account.id
LIMIT
  $2;

-- homeTeams
SELECT
  user_id AS "userId",
  team_id AS "teamId"
FROM
  identity.team_membership
WHERE
  user_id = ANY ($1::uuid[])
  AND daterange (valid_from, valid_to) @> $2::date;
