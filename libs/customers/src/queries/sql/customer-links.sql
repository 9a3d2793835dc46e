-- What customer-links.query.ts sends, with representative input. Written by npm run sync.

-- what needs a customer
SELECT
  EXISTS (
    SELECT
    FROM
      sales.opportunity o
    WHERE
      o.customer_id = $1::uuid
      AND o.meaning = 'OPEN'
      AND o.deleted_at IS NULL
  ) AS "openSales",
  EXISTS (
    SELECT
    FROM
      customers.customer c
    WHERE
      c.parent_id = $2::uuid
      AND c.deleted_at IS NULL
  ) AS subsidiaries;
