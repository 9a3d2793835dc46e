/** The permissions that this context asks for, with the words that the role editor shows. */
export const integrationsPermissions = [
  { key: 'import.run', group: 'integrations', description: { pl: 'Importowanie plików', en: 'Import files' } },
  { key: 'export.run', group: 'integrations', description: { pl: 'Eksportowanie list', en: 'Export lists' } },
] as const;
