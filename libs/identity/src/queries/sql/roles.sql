-- What roles.query.ts sends, with representative input. Written by npm run sync.

-- roles
SELECT
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
  ) AS role
FROM
  identity.role
ORDER BY
  built_in DESC,
  name ->> 'en',
  id;

-- role
SELECT
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
  ) AS role
FROM
  identity.role
WHERE
  id = $1;
