-- What api-keys.query.ts sends, with representative input. Written by npm run sync.

-- everybody
SELECT
  api_key.id,
  api_key.name,
  api_key.prefix,
  api_key.scopes,
  api_key.created_at AS "createdAt",
  api_key.expires_at AS "expiresAt",
  api_key.last_used_at AS "lastUsedAt",
  api_key.revoked_at AS "revokedAt",
  jsonb_build_object('id', account.id, 'name', account.name) AS user
FROM
  identity.api_key
  JOIN identity.user_account AS account ON account.id = api_key.user_id
WHERE
  TRUE
ORDER BY
  api_key.revoked_at IS NOT NULL,
  api_key.created_at DESC,
  api_key.id DESC
LIMIT
  500;

-- own
SELECT
  api_key.id,
  api_key.name,
  api_key.prefix,
  api_key.scopes,
  api_key.created_at AS "createdAt",
  api_key.expires_at AS "expiresAt",
  api_key.last_used_at AS "lastUsedAt",
  api_key.revoked_at AS "revokedAt",
  jsonb_build_object('id', account.id, 'name', account.name) AS user
FROM
  identity.api_key
  JOIN identity.user_account AS account ON account.id = api_key.user_id
WHERE
  api_key.user_id = $1
ORDER BY
  api_key.revoked_at IS NOT NULL,
  api_key.created_at DESC,
  api_key.id DESC
LIMIT
  500;

-- one
SELECT
  api_key.id,
  api_key.name,
  api_key.prefix,
  api_key.scopes,
  api_key.created_at AS "createdAt",
  api_key.expires_at AS "expiresAt",
  api_key.last_used_at AS "lastUsedAt",
  api_key.revoked_at AS "revokedAt",
  jsonb_build_object('id', account.id, 'name', account.name) AS user
FROM
  identity.api_key
  JOIN identity.user_account AS account ON account.id = api_key.user_id
WHERE
  api_key.id = $1;
