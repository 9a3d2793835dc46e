-- What links.query.ts sends, with representative input. Written by npm run sync.

-- link
SELECT
  link.purpose,
  account.email,
  account.name
FROM
  identity.single_use_link AS link
  LEFT JOIN identity.user_account AS account ON account.id = link.user_id
WHERE
  link.token_hash = $1
  AND link.used_at IS NULL
  AND link.expires_at > $2;
