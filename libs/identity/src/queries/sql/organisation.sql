-- What organisation.query.ts sends, with representative input. Written by npm run sync.

-- organisation
SELECT
  id,
  name,
  tax_id AS "taxId",
  base_currency AS "baseCurrency",
  time_zone AS "timeZone",
  default_language AS "defaultLanguage",
  is_demo AS "isDemo",
  version
FROM
  identity.organisation;

-- demoPeople
SELECT
  account.email,
  account.name,
  role.name AS "roleName"
FROM
  identity.organisation
  JOIN identity.user_account AS account ON account.status = 'ACTIVE'
  AND account.password_hash IS NOT NULL
  JOIN LATERAL (
    SELECT
      role.name,
      array_position(ARRAY['administrator', 'head-of-sales', 'team-leader', 'salesperson'], role.key) AS rank
    FROM
      identity.user_role
      JOIN identity.role ON role.id = user_role.role_id
    WHERE
      user_role.user_id = account.id
    ORDER BY
      rank NULLS LAST,
      role.key
    LIMIT
      1
  ) AS role ON true
WHERE
  organisation.is_demo
ORDER BY
  role.rank NULLS LAST,
  account.name
LIMIT
  14;
