// A role's key is made once from its English name and never changes: exports and the register name roles by it.

/** Lower-case words joined by hyphens; `suffix` keeps it apart from roles of the same name. */
export function roleKey(englishName: string, suffix: string): string {
  const words = englishName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${words || 'role'}-${suffix}`;
}
