/** Where a request comes from, as far as the edge can tell: the only thing known of whoever is not logged in yet. */
export interface RequestOrigin {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** A person has a whole /64 of IPv6 to themselves; counting single addresses would count nothing. */
export function addressBlock(address: string | null): string {
  if (address === null) return 'unknown';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - groups.length - end.length);
  const all = [...groups, ...Array.from({ length: gap }, () => '0'), ...end];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
