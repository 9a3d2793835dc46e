-- What move-check.query.ts sends, with representative input. Written by npm run sync.

-- check
SELECT
  o.stage_id AS "stageId",
  o.customer_id AS "customerId",
  o.amount,
  o.expected_close_date AS "expectedCloseDate",
  o.next_step AS "nextStep",
  o.description,
  o.region_id AS "regionId",
  o.market_id AS "marketId",
  o.source_id AS "sourceId",
  o.competitor_id AS "competitorId",
  o.classification,
  (
    SELECT
      jsonb_agg(
        jsonb_build_object(
          'id',
          s.id,
          'key',
          s.key,
          'position',
          s.position,
          'name',
          s.name,
          'meaning',
          s.meaning,
          'probability',
          trim_scale(s.probability)::text,
          'expectedDays',
          s.expected_days,
          'guidance',
          nullif(s.guidance, '{}'),
          'exitCriteria',
          s.exit_criteria
        )
        ORDER BY
          s.position
      )
    FROM
      sales.stage s
    WHERE
      s.process_version_id = o.process_version_id
  ) AS stages,
  ARRAY(
    SELECT DISTINCT
      a.kind
    FROM
      sales.activity a
    WHERE
      a.opportunity_id = o.id
      AND a.deleted_at IS NULL
      AND a.done_at IS NOT NULL
  ) AS "doneKinds",
  ARRAY(
    SELECT DISTINCT
      c.role
    FROM
      sales.opportunity_contact c
    WHERE
      c.opportunity_id = o.id
  ) AS "contactRoles",
  ARRAY(
    SELECT
      a.stage_key || '/' || a.role_id
    FROM
      sales.stage_approval a
    WHERE
      a.opportunity_id = o.id
      AND a.state = 'APPROVED'
      AND a.used_at IS NULL
  ) AS approvals,
  '{}'::text[] AS extensions
FROM
  sales.opportunity o
WHERE
  o.id = $1::uuid
  AND o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($2::uuid[])
    OR o.owner_id = $3::uuid
  );

-- evidence
SELECT
  (
    SELECT
      jsonb_agg(
        jsonb_build_object(
          'id',
          s.id,
          'key',
          s.key,
          'position',
          s.position,
          'name',
          s.name,
          'meaning',
          s.meaning,
          'probability',
          trim_scale(s.probability)::text,
          'expectedDays',
          s.expected_days,
          'guidance',
          nullif(s.guidance, '{}'),
          'exitCriteria',
          s.exit_criteria
        )
        ORDER BY
          s.position
      )
    FROM
      sales.stage s
    WHERE
      s.process_version_id = o.process_version_id
  ) AS stages,
  ARRAY(
    SELECT DISTINCT
      a.kind
    FROM
      sales.activity a
    WHERE
      a.opportunity_id = o.id
      AND a.deleted_at IS NULL
      AND a.done_at IS NOT NULL
  ) AS "doneKinds",
  ARRAY(
    SELECT DISTINCT
      c.role
    FROM
      sales.opportunity_contact c
    WHERE
      c.opportunity_id = o.id
  ) AS "contactRoles",
  ARRAY(
    SELECT
      a.stage_key || '/' || a.role_id
    FROM
      sales.stage_approval a
    WHERE
      a.opportunity_id = o.id
      AND a.state = 'APPROVED'
      AND a.used_at IS NULL
  ) AS approvals,
  '{}'::text[] AS extensions
FROM
  sales.opportunity o
WHERE
  o.id = $1::uuid;
