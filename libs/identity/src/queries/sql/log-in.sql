-- What log-in.query.ts sends, with representative input. Written by npm run sync.

-- logIn
SELECT
  account.id,
  account.password_hash AS "passwordHash",
  account.status,
  EXISTS (
    SELECT
    FROM
      identity.session
    WHERE
      session.user_id = account.id
      AND session.address = $1
  ) AS "addressIsKnown"
FROM
  identity.user_account AS account
WHERE
  lower(account.email) = lower($2);

-- owner
SELECT
  id,
  name,
  email,
  password_hash AS "passwordHash"
FROM
  identity.user_account
WHERE
  id = $1;
