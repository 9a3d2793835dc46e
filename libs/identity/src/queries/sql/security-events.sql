-- What security-events.query.ts sends, with representative input. Written by npm run sync.

-- the newest
SELECT
  event.id,
  event.kind,
  event.at,
  event.address,
  CASE
    WHEN person.id IS NOT NULL THEN jsonb_build_object('id', person.id, 'name', person.name)
  END AS person,
  CASE
    WHEN actor.id <> event.user_id THEN jsonb_build_object('id', actor.id, 'name', actor.name)
  END AS by,
  (
    SELECT
      coalesce(
        jsonb_agg(
          role.name
          ORDER BY
            role.key
        ),
        '[]'
      )
    FROM
      identity.role
    WHERE
      role.key = event.detail ->> 'role'
      OR event.detail -> 'roles' ? role.key
  ) AS roles,
  coalesce(event.detail ->> 'status', event.detail ->> 'purpose', event.detail ->> 'prefix') AS about
FROM
  identity.security_event AS event
  LEFT JOIN identity.user_account AS person ON person.id = event.user_id
  LEFT JOIN identity.user_account AS actor ON actor.id = CASE
    WHEN event.detail ->> 'by' ~ '^[0-9a-f-]{36}$' THEN (event.detail ->> 'by')::uuid
  END
WHERE
  TRUE
  AND TRUE
ORDER BY
  event.at DESC,
  event.id DESC
LIMIT
  $1::int;

-- filtered
SELECT
  event.id,
  event.kind,
  event.at,
  event.address,
  CASE
    WHEN person.id IS NOT NULL THEN jsonb_build_object('id', person.id, 'name', person.name)
  END AS person,
  CASE
    WHEN actor.id <> event.user_id THEN jsonb_build_object('id', actor.id, 'name', actor.name)
  END AS by,
  (
    SELECT
      coalesce(
        jsonb_agg(
          role.name
          ORDER BY
            role.key
        ),
        '[]'
      )
    FROM
      identity.role
    WHERE
      role.key = event.detail ->> 'role'
      OR event.detail -> 'roles' ? role.key
  ) AS roles,
  coalesce(event.detail ->> 'status', event.detail ->> 'purpose', event.detail ->> 'prefix') AS about
FROM
  identity.security_event AS event
  LEFT JOIN identity.user_account AS person ON person.id = event.user_id
  LEFT JOIN identity.user_account AS actor ON actor.id = CASE
    WHEN event.detail ->> 'by' ~ '^[0-9a-f-]{36}$' THEN (event.detail ->> 'by')::uuid
  END
WHERE
  event.kind = ANY ($1::text[])
  AND (
    event.user_id = $2::uuid
    OR event.detail ->> 'by' = $3::text
  )
  AND event.at >= $4::timestamptz
  AND event.at < $5::timestamptz
  AND event.address = $6::text
  AND (event.at, event.id) < ($7::timestamptz, $8::uuid)
ORDER BY
  event.at DESC,
  event.id DESC
LIMIT
  $9::int;
