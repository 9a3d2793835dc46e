-- What process.query.ts sends, with representative input. Written by npm run sync.

-- all
SELECT
  p.id,
  p.key,
  p.name,
  p.active,
  jsonb_agg(
    jsonb_build_object(
      'id',
      v.id,
      'number',
      v.number,
      'publishedAt',
      to_char(v.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'stages',
      v.stages
    )
    ORDER BY
      v.number DESC
  ) AS versions
FROM
  sales.process p
  JOIN (
    SELECT
      v.id,
      v.process_id,
      v.number,
      v.published_at,
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
      ) AS stages
    FROM
      sales.process_version v
      JOIN sales.stage s ON s.process_version_id = v.id
    WHERE
      v.published_at IS NOT NULL
    GROUP BY
      v.id
  ) v ON v.process_id = p.id
GROUP BY
  p.id
ORDER BY
  p.active DESC,
  p.id;
