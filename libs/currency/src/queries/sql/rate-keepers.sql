-- What rate-keepers.query.ts sends, with representative input. Written by npm run sync.

-- keepers
SELECT DISTINCT
  account.email,
  account.name,
  account.language
FROM
  identity.user_account account
  JOIN identity.user_role ON user_role.user_id = account.id
  JOIN identity.role ON role.id = user_role.role_id
WHERE
  account.status = 'ACTIVE'
  AND account.email IS NOT NULL
  AND (
    role.key = 'administrator'
    OR 'rate.manage' = ANY (role.permissions)
  )
ORDER BY
  account.email
LIMIT
  50;
