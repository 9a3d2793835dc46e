-- What import.query.ts sends, with representative input. Written by npm run sync.

-- one import
SELECT
  i.id,
  i.kind,
  i.source_name AS "sourceName",
  i.file_name AS "fileName",
  i.file_key AS "fileKey",
  i.file_size::int AS "fileSize",
  i.dialect,
  i.column_names AS "columnNames",
  i.preview,
  i.mapping,
  i.mapping_known AS "mappingKnown",
  i.value_mapping AS "valueMapping",
  i.unknown_values AS "unknownValues",
  i.status,
  i.rows_total AS "rowsTotal",
  i.rows_read AS "rowsRead",
  i.rows_created AS "rowsCreated",
  i.rows_changed AS "rowsChanged",
  i.rows_unchanged AS "rowsUnchanged",
  i.rows_refused AS "rowsRefused",
  i.failure,
  jsonb_build_object('id', u.id, 'name', u.name) AS "requestedBy",
  i.created_at AS "createdAt",
  i.started_at AS "startedAt",
  i.finished_at AS "finishedAt",
  i.version,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('rowNumber', p.row_number, 'column', p.column_name, 'code', p.code, 'message', p.message, 'cells', p.cells)
          ORDER BY
            p.row_number
        )
      FROM
        (
          SELECT
            *
          FROM
            integrations.import_refused_row r
          WHERE
            r.import_id = i.id
          ORDER BY
            r.row_number
          LIMIT
            $1
        ) p
    ),
    '[]'
  ) AS problems
FROM
  integrations.import i
  JOIN identity.user_account u ON u.id = i.requested_by
WHERE
  i.id = $2::uuid
  AND i.requested_by = $3::uuid;

-- imports, first page
SELECT
  i.id,
  i.kind,
  i.source_name AS "sourceName",
  i.file_name AS "fileName",
  i.file_key AS "fileKey",
  i.file_size::int AS "fileSize",
  i.dialect,
  i.column_names AS "columnNames",
  i.preview,
  i.mapping,
  i.mapping_known AS "mappingKnown",
  i.value_mapping AS "valueMapping",
  i.unknown_values AS "unknownValues",
  i.status,
  i.rows_total AS "rowsTotal",
  i.rows_read AS "rowsRead",
  i.rows_created AS "rowsCreated",
  i.rows_changed AS "rowsChanged",
  i.rows_unchanged AS "rowsUnchanged",
  i.rows_refused AS "rowsRefused",
  i.failure,
  jsonb_build_object('id', u.id, 'name', u.name) AS "requestedBy",
  i.created_at AS "createdAt",
  i.started_at AS "startedAt",
  i.finished_at AS "finishedAt",
  i.version,
  '[]'::jsonb AS problems
FROM
  integrations.import i
  JOIN identity.user_account u ON u.id = i.requested_by
WHERE
  i.requested_by = $1::uuid
ORDER BY
  i.created_at DESC,
  i.id DESC
LIMIT
  $2;

-- refused rows
SELECT
  row_number AS "rowNumber",
  column_name AS "column",
  code,
  message,
  cells
FROM
  integrations.import_refused_row
WHERE
  import_id = $1::uuid
ORDER BY
  row_number;
