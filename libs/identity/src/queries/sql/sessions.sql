-- What sessions.query.ts sends, with representative input. Written by npm run sync.

-- sessions
SELECT
  id,
  created_at AS "createdAt",
  last_seen_at AS "lastSeenAt",
  user_agent AS "userAgent",
  address,
  id IS NOT DISTINCT FROM $1::uuid AS current
FROM
  identity.session
WHERE
  user_id = $2
  AND ended_at IS NULL
  AND expires_at > $3
  AND last_seen_at > $4
ORDER BY
  last_seen_at DESC,
  id DESC
LIMIT
  100;
