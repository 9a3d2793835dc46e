/** `../../locales/pl/sales.json` holds the namespace `sales`. */
export const namespaces = (files: Readonly<Record<string, object>>): Readonly<Record<string, object>> =>
  Object.fromEntries(Object.entries(files).map(([path, texts]) => [/([^/]+)\.json$/u.exec(path)?.[1] ?? path, texts]));
