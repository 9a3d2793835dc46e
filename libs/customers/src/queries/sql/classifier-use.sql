-- What classifier-use.query.ts sends, with representative input. Written by npm run sync.

-- uses of a region
SELECT
  (
    SELECT
      count(*)::int
    FROM
      customers.customer x
    WHERE
      x.region_id = $1::uuid
  ) AS customers,
  (
    SELECT
      count(*)::int
    FROM
      sales.opportunity x
    WHERE
      x.region_id = $2::uuid
  ) AS sales,
  (
    SELECT
      count(*)::int
    FROM
      customers.region x
    WHERE
      x.parent_id = $3::uuid
  ) AS children;

-- uses of a tag
SELECT
  (
    SELECT
      count(*)::int
    FROM
      customers.customer_tag x
    WHERE
      x.tag_id = $1::uuid
  ) AS customers,
  (
    SELECT
      count(*)::int
    FROM
      sales.opportunity x,
      unnest(x.tag_ids) AS tag (id)
    WHERE
      cardinality(x.tag_ids) > 0
      AND tag.id = $2::uuid
  ) AS sales,
  (
    SELECT
      count(*)::int
    FROM
      customers.tag x
    WHERE
      x.parent_id = $3::uuid
  ) AS children;
