/** Everything by which this context refuses; the edge maps each to a status. */
export type IntegrationsRefusalCode =
  | 'FILE_EMPTY'
  | 'FILE_IS_PICTURE'
  | 'FILE_NOT_TEXT'
  | 'FILE_NOT_CSV'
  | 'FILE_NOT_WORKBOOK'
  | 'IMPORT_BUSY'
  | 'IMPORT_NOT_CHECKED'
  | 'IMPORT_COLUMN_UNKNOWN'
  | 'IMPORT_FIELD_MISSING'
  | 'IMPORT_FIELD_TWICE'
  | 'IMPORT_DIALECT_UNKNOWN'
  | 'IMPORT_TARGET_UNKNOWN'
  | 'RIGHT_LACKING'
  | 'IMPORT_SOURCE_INVALID';
