export interface Node {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** Nodes as a tree is read, each with how deep it lies; one whose parent is not there stands at the top. */
export function inTreeOrder<T extends Node>(
  nodes: readonly T[],
): readonly { readonly node: T; readonly depth: number }[] {
  const known = new Set(nodes.map(({ id }) => id));
  const below = (parentId: string | null): readonly T[] =>
    nodes.filter((node) => (node.parentId !== null && known.has(node.parentId) ? node.parentId : null) === parentId);
  const walk = (parentId: string | null, depth: number): { node: T; depth: number }[] =>
    below(parentId).flatMap((node) => [{ node, depth }, ...walk(node.id, depth + 1)]);
  return walk(null, 0);
}

/** Where a node may go: anywhere but below itself. */
export function parentsFor<T extends Node>(
  nodes: readonly T[],
  id: string,
): readonly { readonly node: T; readonly depth: number }[] {
  const order = inTreeOrder(nodes);
  const at = order.findIndex(({ node }) => node.id === id);
  const depth = order[at]?.depth ?? 0;
  const after = order.slice(at + 1).findIndex((entry) => entry.depth <= depth);
  const end = after < 0 ? order.length : at + 1 + after;
  return at < 0 ? order : [...order.slice(0, at), ...order.slice(end)];
}
