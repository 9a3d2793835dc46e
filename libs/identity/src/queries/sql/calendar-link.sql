-- What calendar-link.query.ts sends, with representative input. Written by npm run sync.

-- own
SELECT
  calendar_link.created_at AS "createdAt"
FROM
  identity.calendar_link
WHERE
  calendar_link.user_id = $1::uuid;
