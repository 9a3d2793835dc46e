import { FieldProblems, parseText, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, Ids, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { definedOnly } from '../domain/defined-only.js';
import { wouldBeBelowItself } from '../domain/team-tree.js';
import type { TeamRow } from '../persistence/team.row.js';
import { Teams } from '../persistence/teams.repository.js';
import { Users } from '../persistence/users.repository.js';
import { teamStatement } from '../queries/teams.query.js';
import type { TeamView } from '../queries/views.js';
import { TeamArranging } from '../security/team-arranging.js';

export interface TeamInput {
  /** None makes a new team. */
  readonly id?: string | null;
  /** Of an existing team; needed to change it. */
  readonly expectedVersion?: number | null;
  readonly name?: string;
  readonly parentId?: string | null;
  readonly leaderId?: string | null;
}

const FIELDS = ['name', 'parentId', 'leaderId'] as const;

/**
 * Makes a team or changes its name, its place in the tree or its leader.
 * Refusals: `NOT_FOUND`, `CONFLICT`, `TEXT_*`, `INVALID_INPUT` (no version), `RIGHT_LACKING`, `TEAM_CYCLE`.
 */
@Injectable()
export class SaveTeam {
  constructor(
    private readonly transactions: Transactions,
    private readonly teams: Teams,
    private readonly users: Users,
    private readonly arranging: TeamArranging,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
  ) {}

  async execute(actor: Actor, input: TeamInput): Promise<TeamView> {
    const wanted = checked(input);
    return this.transactions.run(async (tx) => {
      const id = isNew(input) ? await this.create(tx, actor, wanted) : await this.change(tx, actor, input, wanted);
      return (await tx.one(teamStatement(id))) as TeamView;
    });
  }

  private async create(tx: Tx, actor: Actor, wanted: Wanted): Promise<string> {
    const row: TeamRow = {
      id: this.ids.next(),
      name: wanted.name ?? '',
      parentId: wanted.parentId ?? null,
      leaderId: wanted.leaderId ?? null,
      version: 1,
    };
    await this.refuseUnfit(tx, row);
    this.arranging.refuseOutOfReach(actor, row.parentId);
    await this.teams.insert(tx, row);
    await this.record(tx, actor, 'team.create', row, {});
    return row.id;
  }

  private async change(tx: Tx, actor: Actor, input: TeamInput, wanted: Wanted): Promise<string> {
    const before = await this.teams.getForUpdate(tx, input.id ?? '');
    const { id, name, parentId, leaderId } = before;
    const subject = { kind: 'team', id, version: before.version };
    await this.register.refuseIfStale(tx, subject, input.expectedVersion ?? 0, { name, parentId, leaderId });
    this.arranging.refuseOutOfReach(actor, id);
    const after: TeamRow = { ...before, ...wanted };
    if (after.parentId !== parentId) this.arranging.refuseOutOfReach(actor, after.parentId);
    await this.refuseUnfit(tx, after);
    after.version = await this.teams.save(tx, before, wanted);
    await this.record(tx, actor, 'team.change', after, before);
    return id;
  }

  private async refuseUnfit(tx: Tx, team: TeamRow): Promise<void> {
    const tree = await this.teams.lockTree(tx);
    if (team.parentId !== null && !tree.has(team.parentId)) await this.teams.requireTeam(tx, team.parentId);
    if (wouldBeBelowItself(tree, team.id, team.parentId)) {
      throw new Refused('TEAM_CYCLE', 'A team cannot be below itself. Choose a team that is not below this one.', {
        fields: [{ path: 'parentId', code: 'TEAM_CYCLE', message: 'This team is below the one you are moving.' }],
      });
    }
    if (team.leaderId !== null) await this.users.getForUpdate(tx, team.leaderId);
  }

  private async record(tx: Tx, actor: Actor, action: string, team: TeamRow, before: Partial<TeamRow>): Promise<void> {
    await this.register.record(tx, actor, {
      stream: { kind: 'team', id: team.id },
      subject: { kind: 'team', id: team.id, version: team.version },
      action,
      changes: changesBetween<TeamRow>(before, team, FIELDS),
    });
  }
}

type Wanted = ReturnType<typeof checked>;

function checked(input: TeamInput) {
  const problems = new FieldProblems();
  const name =
    input.name !== undefined || isNew(input)
      ? problems.take('name', parseText(input.name ?? '', { max: 200 }))
      : undefined;
  if (!isNew(input) && input.expectedVersion == null) {
    problems.add('expectedVersion', 'INVALID_INPUT', 'Say which version of the team you have read.');
  }
  problems.refuseIfAny();
  return definedOnly({ name, parentId: input.parentId, leaderId: input.leaderId });
}

const isNew = (input: TeamInput): boolean => input.id === undefined || input.id === null;
