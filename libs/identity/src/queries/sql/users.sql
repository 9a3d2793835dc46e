-- What users.query.ts sends, with representative input. Written by npm run sync.

-- users
SELECT
  platform.folded (account.name) AS "sortName",
  account.id,
  account.email,
  account.name,
  account.status,
  account.language,
  account.version,
  account.last_login_at AS "lastLoginAt",
  account.created_at AS "createdAt",
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id',
            role.id,
            'key',
            role.key,
            'name',
            role.name,
            'permissions',
            role.permissions,
            'scopes',
            role.scopes,
            'builtIn',
            role.built_in,
            'version',
            role.version,
            'memberCount',
            (
              SELECT
                count(*)
              FROM
                identity.user_role AS held
              WHERE
                held.role_id = role.id
            )
          )
          ORDER BY
            role.built_in DESC,
            role.name ->> 'en',
            role.id
        ),
        '[]'
      )
    FROM
      identity.user_role
      JOIN identity.role ON role.id = user_role.role_id
    WHERE
      user_role.user_id = account.id
  ) AS roles,
  (
    SELECT
      jsonb_build_object('id', team.id, 'name', team.name)
    FROM
      identity.team_membership
      JOIN identity.team ON team.id = team_membership.team_id
    WHERE
      team_membership.user_id = account.id
      AND daterange (valid_from, valid_to) @> $1::date
  ) AS team
FROM
  identity.user_account AS account
WHERE
  (
    platform.folded (account.name) LIKE platform.folded ($2)
    OR lower(account.email) LIKE lower($3)
  )
  AND account.status = $4
  AND EXISTS (
    SELECT
    FROM
      identity.team_membership
    WHERE
      team_membership.user_id = account.id
      AND team_membership.team_id = $5
      AND daterange (valid_from, valid_to) @> $6::date
  )
  AND (platform.folded (account.name), account.id) > ($7::text, $8::uuid)
ORDER BY
  platform.folded (account.name),
  account.id
LIMIT
  $9;

-- count
SELECT
  count(*)::integer AS value
FROM
  (
    SELECT
    FROM
      identity.user_account AS account
    WHERE
      (
        platform.folded (account.name) LIKE platform.folded ($1)
        OR lower(account.email) LIKE lower($2)
      )
      AND account.status = $3
      AND EXISTS (
        SELECT
        FROM
          identity.team_membership
        WHERE
          team_membership.user_id = account.id
          AND team_membership.team_id = $4
          AND daterange (valid_from, valid_to) @> $5::date
      )
    LIMIT
      $6
  ) AS counted;

-- user
SELECT
  account.id,
  account.email,
  account.name,
  account.status,
  account.language,
  account.version,
  account.last_login_at AS "lastLoginAt",
  account.created_at AS "createdAt",
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id',
            role.id,
            'key',
            role.key,
            'name',
            role.name,
            'permissions',
            role.permissions,
            'scopes',
            role.scopes,
            'builtIn',
            role.built_in,
            'version',
            role.version,
            'memberCount',
            (
              SELECT
                count(*)
              FROM
                identity.user_role AS held
              WHERE
                held.role_id = role.id
            )
          )
          ORDER BY
            role.built_in DESC,
            role.name ->> 'en',
            role.id
        ),
        '[]'
      )
    FROM
      identity.user_role
      JOIN identity.role ON role.id = user_role.role_id
    WHERE
      user_role.user_id = account.id
  ) AS roles,
  (
    SELECT
      jsonb_build_object('id', team.id, 'name', team.name)
    FROM
      identity.team_membership
      JOIN identity.team ON team.id = team_membership.team_id
    WHERE
      team_membership.user_id = account.id
      AND daterange (valid_from, valid_to) @> $1::date
  ) AS team
FROM
  identity.user_account AS account
WHERE
  account.id = $2;

-- people
SELECT
  account.id,
  account.name
FROM
  identity.user_account AS account
WHERE
  account.status <> 'DISABLED'
  AND (
    platform.folded (account.name) LIKE platform.folded ($1)
    OR lower(account.email) LIKE lower($2)
  )
ORDER BY
  platform.folded (account.name),
  account.id
LIMIT
  $3;
