-- What authentication.query.ts sends, with representative input. Written by npm run sync.

-- session
SELECT
  session.id AS "sessionId",
  session.last_seen_at AS "lastSeenAt",
  session.user_id AS "userId",
  rights_version.version AS "rightsVersion"
FROM
  identity.session
  CROSS JOIN identity.rights_version
WHERE
  session.token_hash = $1
  AND session.ended_at IS NULL
  AND session.expires_at > $2
  AND session.last_seen_at > $3;

-- apiKey
SELECT
  api_key.id AS "apiKeyId",
  api_key.name AS "keyName",
  api_key.secret_hash AS "secretHash",
  api_key.scopes AS "keyScopes",
  api_key.last_used_at AS "lastUsedAt",
  api_key.user_id AS "userId",
  rights_version.version AS "rightsVersion"
FROM
  identity.api_key
  CROSS JOIN identity.rights_version
WHERE
  api_key.prefix = $1
  AND api_key.revoked_at IS NULL
  AND (
    api_key.expires_at IS NULL
    OR api_key.expires_at > $2
  );

-- calendarLink
SELECT
  calendar_link.user_id AS "userId",
  rights_version.version AS "rightsVersion"
FROM
  identity.calendar_link
  CROSS JOIN identity.rights_version
WHERE
  calendar_link.token_hash = $1;

-- person
SELECT
  account.id AS "userId",
  account.name,
  organisation.base_currency AS "baseCurrency",
  organisation.time_zone AS "timeZone",
  granted.roles,
  membership.team_id AS "homeTeamId",
  reach.team_ids AS "teamIds",
  today.day::timestamp AT TIME ZONE organisation.time_zone AS "dayBegins",
  (today.day + 1)::timestamp AT TIME ZONE organisation.time_zone AS "dayEnds"
FROM
  identity.user_account AS account
  CROSS JOIN identity.organisation
  CROSS JOIN LATERAL (
    SELECT
      ($1::timestamptz AT TIME ZONE organisation.time_zone)::date AS day
  ) AS today
  CROSS JOIN LATERAL (
    SELECT
      coalesce(jsonb_agg(jsonb_build_object('key', role.key, 'permissions', role.permissions, 'scopes', role.scopes)), '[]') AS roles
    FROM
      identity.user_role
      JOIN identity.role ON role.id = user_role.role_id
    WHERE
      user_role.user_id = account.id
  ) AS granted
  LEFT JOIN LATERAL (
    SELECT
      team_membership.team_id
    FROM
      identity.team_membership
    WHERE
      team_membership.user_id = account.id
      AND daterange (valid_from, valid_to) @> today.day
  ) AS membership ON true
  CROSS JOIN LATERAL (
    WITH RECURSIVE
      reached AS (
        SELECT
          team.id
        FROM
          identity.team
        WHERE
          team.leader_id = account.id
          OR team.id = membership.team_id
        UNION
        SELECT
          team.id
        FROM
          identity.team
          JOIN reached ON team.parent_id = reached.id
      )
    SELECT
      coalesce(array_agg(id), '{}') AS team_ids
    FROM
      reached
  ) AS reach
WHERE
  account.id = $2
  AND account.status = 'ACTIVE';
