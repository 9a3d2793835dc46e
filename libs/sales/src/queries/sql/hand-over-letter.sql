-- What hand-over-letter.query.ts sends, with representative input. Written by npm run sync.

-- letter
SELECT
  o.id AS "opportunityId",
  o.title AS sale,
  u.id AS "userId",
  u.name,
  u.email,
  u.language,
  b.name AS by,
  h.note
FROM
  sales.hand_over h
  JOIN sales.opportunity o ON o.id = h.opportunity_id
  AND o.owner_id = h.to_user_id
  AND o.deleted_at IS NULL
  JOIN identity.user_account u ON u.id = h.to_user_id
  AND u.status = 'ACTIVE'
  LEFT JOIN identity.user_account b ON b.id = h.by_user_id
WHERE
  h.id = $1::uuid
  AND h.seen_at IS NULL;
