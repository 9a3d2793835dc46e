import type { Type } from '@nestjs/common';
import type { Page } from '@kontor/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field() hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

@ObjectType({ description: 'A count that stops at 10 000: `capped` says that there are more.' })
export class CappedCount {
  @Field(() => Int) value!: number;
  @Field() capped!: boolean;
}

export interface ConnectionOf<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: PageInfo;
}

/** The Relay connection type of a node type: `OpportunityConnection` of `Opportunity`. Extend it to add totals. */
export function connectionOf<Node extends object>(name: string, node: Type<Node>): Type<ConnectionOf<Node>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field() cursor!: string;
    @Field(() => node) node!: Node;
  }

  @ObjectType({ isAbstract: true })
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => [node]) nodes!: Node[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
  }
  return Connection;
}

/** A page of rows as a connection of what they are presented as. */
export function toConnection<Row, Node>(page: Page<Row>, present: (row: Row) => Node): ConnectionOf<Node> {
  const edges = page.rows.map(({ cursor, row }) => ({ cursor, node: present(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
