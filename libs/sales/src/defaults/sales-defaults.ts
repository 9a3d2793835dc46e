import { type FoundedOrganisation, OrganisationDefaults } from '@kontor/identity/contract';
import { type Actor, ChangeRegister, Ids, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { DimensionRow } from '../persistence/dimension.row.js';
import { DimensionValueRow } from '../persistence/dimension-value.row.js';
import { PickListValueRow, type PickList } from '../persistence/pick-list-value.row.js';
import { ProcessRow } from '../persistence/process.row.js';
import { ProcessVersionRow } from '../persistence/process-version.row.js';
import { StageRow } from '../persistence/stage.row.js';
import { DIMENSION_MODELS, PICK_LIST_MODELS } from './list-models.js';
import { PROCESS_MODELS, type ProcessModel } from './process-models.js';

/** Lays three ready-made processes, the pick lists and the dimensions into a new organisation. */
@Injectable()
export class SalesDefaults extends OrganisationDefaults {
  constructor(
    private readonly ids: Ids,
    private readonly register: ChangeRegister,
  ) {
    super();
  }

  async lay(tx: Tx, actor: Actor, { since }: Pick<FoundedOrganisation, 'since'>): Promise<void> {
    for (const model of PROCESS_MODELS) await this.layProcess(tx, actor, model, since);
    await this.layPickLists(tx);
    await this.layDimensions(tx);
  }

  private async layProcess(tx: Tx, actor: Actor, { key, name, stages }: ProcessModel, since: Date): Promise<void> {
    const processId = this.ids.next();
    const processVersionId = this.ids.next();
    await tx.manager.insert(ProcessRow, { id: processId, key, name, active: true, version: 1 });
    await tx.manager.insert(ProcessVersionRow, {
      id: processVersionId,
      processId,
      number: 1,
      publishedAt: null,
    });
    await tx.manager.insert(
      StageRow,
      stages.map(({ guidance, ...stage }, index) => ({
        ...stage,
        id: this.ids.next(),
        processVersionId,
        position: index + 1,
        guidance: guidance ?? {},
      })),
    );
    await tx.manager.update(ProcessVersionRow, processVersionId, { publishedAt: since });
    await this.register.record(tx, actor, {
      stream: { kind: 'process', id: processId },
      subject: { kind: 'process', id: processId, version: 1 },
      action: 'process.publish',
      occurredAt: since,
      changes: [
        { field: 'name', from: null, to: name },
        { field: 'stages', from: null, to: stages.map((stage) => stage.key) },
      ],
    });
  }

  private async layPickLists(tx: Tx): Promise<void> {
    const rows = (Object.keys(PICK_LIST_MODELS) as PickList[]).flatMap((list) =>
      PICK_LIST_MODELS[list].map((name, index) => ({
        id: this.ids.next(),
        list,
        name,
        position: index + 1,
        active: true,
      })),
    );
    await tx.manager.insert(PickListValueRow, rows);
  }

  private async layDimensions(tx: Tx): Promise<void> {
    for (const [index, { key, name, values }] of DIMENSION_MODELS.entries()) {
      const dimensionId = this.ids.next();
      await tx.manager.insert(DimensionRow, { id: dimensionId, key, name, position: index + 1 });
      await tx.manager.insert(
        DimensionValueRow,
        values.map((value, place) => ({
          ...value,
          id: this.ids.next(),
          dimensionId,
          position: place + 1,
          active: true,
        })),
      );
    }
  }
}
