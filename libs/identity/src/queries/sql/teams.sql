-- What teams.query.ts sends, with representative input. Written by npm run sync.

-- teams
SELECT
  team.id,
  team.name,
  team.version,
  CASE
    WHEN parent.id IS NOT NULL THEN jsonb_build_object('id', parent.id, 'name', parent.name)
  END AS parent,
  CASE
    WHEN leader.id IS NOT NULL THEN jsonb_build_object('id', leader.id, 'name', leader.name)
  END AS leader,
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id',
            membership.id,
            'validFrom',
            membership.valid_from,
            'validTo',
            membership.valid_to,
            'user',
            jsonb_build_object('id', account.id, 'name', account.name),
            'team',
            jsonb_build_object('id', team.id, 'name', team.name)
          )
          ORDER BY
            membership.valid_from DESC,
            account.name,
            membership.id
        ),
        '[]'
      )
    FROM
      identity.team_membership AS membership
      JOIN identity.user_account AS account ON account.id = membership.user_id
    WHERE
      membership.team_id = team.id
  ) AS memberships
FROM
  identity.team
  LEFT JOIN identity.team AS parent ON parent.id = team.parent_id
  LEFT JOIN identity.user_account AS leader ON leader.id = team.leader_id
ORDER BY
  team.name,
  team.id;

-- team
SELECT
  team.id,
  team.name,
  team.version,
  CASE
    WHEN parent.id IS NOT NULL THEN jsonb_build_object('id', parent.id, 'name', parent.name)
  END AS parent,
  CASE
    WHEN leader.id IS NOT NULL THEN jsonb_build_object('id', leader.id, 'name', leader.name)
  END AS leader,
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id',
            membership.id,
            'validFrom',
            membership.valid_from,
            'validTo',
            membership.valid_to,
            'user',
            jsonb_build_object('id', account.id, 'name', account.name),
            'team',
            jsonb_build_object('id', team.id, 'name', team.name)
          )
          ORDER BY
            membership.valid_from DESC,
            account.name,
            membership.id
        ),
        '[]'
      )
    FROM
      identity.team_membership AS membership
      JOIN identity.user_account AS account ON account.id = membership.user_id
    WHERE
      membership.team_id = team.id
  ) AS memberships
FROM
  identity.team
  LEFT JOIN identity.team AS parent ON parent.id = team.parent_id
  LEFT JOIN identity.user_account AS leader ON leader.id = team.leader_id
WHERE
  team.id = $1;
