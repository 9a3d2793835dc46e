import { describe, expect, it } from '@jest/globals';
import { inTreeOrder, parentsFor } from './tree-order.js';

const node = (id: string, parentId: string | null = null) => ({ id, name: id, parentId });
const NODES = [
  node('pl'),
  node('de'),
  node('north', 'pl'),
  node('coast', 'north'),
  node('south', 'pl'),
  node('lost', 'gone'),
];

describe('a tree', () => {
  it('is read from the top, each node before what is below it', () => {
    expect(inTreeOrder(NODES).map((entry) => `${entry.depth} ${entry.node.id}`)).toEqual([
      '0 pl',
      '1 north',
      '2 coast',
      '1 south',
      '0 de',
      '0 lost',
    ]);
  });

  it('offers a node every place but those below itself', () => {
    expect(parentsFor(NODES, 'north').map((entry) => entry.node.id)).toEqual(['pl', 'south', 'de', 'lost']);
    expect(parentsFor(NODES, 'pl').map((entry) => entry.node.id)).toEqual(['de', 'lost']);
    expect(parentsFor(NODES, 'lost').map((entry) => entry.node.id)).toEqual(['pl', 'north', 'coast', 'south', 'de']);
  });
});
