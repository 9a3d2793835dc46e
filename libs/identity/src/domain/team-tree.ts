// Teams are a tree: a team has at most one parent, and nobody is above themselves.
// Whoever reaches a team reaches all below it, so that a cycle would hand everything to everybody in it.

/** Parents by team; a team at the top has `null`. */
export type Parents = ReadonlyMap<string, string | null>;

/** Whether `teamId` below `parentId` would be below itself. Follows the parents that there are, each once. */
export function wouldBeBelowItself(parents: Parents, teamId: string, parentId: string | null): boolean {
  const seen = new Set<string>();
  for (let above = parentId; above !== null; above = parents.get(above) ?? null) {
    if (above === teamId) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}
