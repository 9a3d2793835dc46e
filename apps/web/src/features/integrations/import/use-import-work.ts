import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  CancelImportDocument,
  CheckImportDocument,
  type ImportFactsFragment,
  type ImportPrepareInput,
  ImportProgressByIdDocument,
  MapImportValuesDocument,
  PrepareImportDocument,
  RunImportDocument,
  type ValueMappingInput,
} from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { type Saved, useSave } from '../../../ui/data/saving/use-save.js';
import { runningImport } from '../running/running-import.js';
import { isWorking } from './import-phase.js';

const LOOK_AGAIN_MS = 1_000;

export interface ImportWork {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** The version that the next change builds on; changes wait for each other. */
  readonly prepare: (part: Omit<ImportPrepareInput, 'id' | 'expectedVersion'>) => Promise<boolean>;
  readonly mapValues: (values: readonly ValueMappingInput[]) => Promise<boolean>;
  readonly check: () => Promise<boolean>;
  readonly run: () => Promise<boolean>;
  readonly cancel: () => Promise<boolean>;
}

/** Everything one can do to an import, one after the other, and a look at how far it is while a job works on it. */
export function useImportWork(shown: ImportFactsFragment, reload: () => Promise<unknown>): ImportWork {
  const { id, status } = shown;
  const version = useRef(shown.version);
  version.current = Math.max(version.current, shown.version);
  const { busy, refusal, inTurn } = useTurns(version, reload);
  const prepare = useSave(PrepareImportDocument);
  const mapValues = useSave(MapImportValuesDocument);
  const check = useSave(CheckImportDocument);
  const run = useSave(RunImportDocument);
  const cancel = useSave(CancelImportDocument);
  useProgress(id, isWorking(status), reload);
  useEffect(() => {
    if (isWorking(status)) runningImport.set({ id, fileName: shown.fileName });
  }, [id, status, shown.fileName]);
  const now = () => ({ id, expectedVersion: version.current });
  return {
    busy,
    refusal,
    prepare: (part) => inTurn(() => prepare({ input: { ...part, ...now() } }), 'prepareImport'),
    mapValues: (values) => inTurn(() => mapValues({ ...now(), values: [...values] }), 'mapImportValues'),
    check: () => inTurn(() => check(now()), 'checkImport'),
    run: () => inTurn(() => run(now()), 'runImport'),
    cancel: () => inTurn(() => cancel({ id }), 'cancelImport'),
  };
}

type Answers<TName extends string> = { readonly [K in TName]: { readonly version: number } };

function useTurns(version: React.RefObject<number>, reload: () => Promise<unknown>) {
  const [waiting, setWaiting] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = useCallback(
    <TName extends string>(send: () => Promise<Saved<Answers<TName>>>, name: TName): Promise<boolean> => {
      const turn = async (): Promise<boolean> => {
        const done = await send();
        setWaiting((count) => count - 1);
        setRefusal(done.ok ? null : done.refusal);
        if (done.ok) version.current = Math.max(version.current, done.data[name].version);
        else if (done.refusal.code === 'CONFLICT') await reload();
        return done.ok;
      };
      setWaiting((count) => count + 1);
      const next = queue.current.then(turn);
      queue.current = next.catch(() => undefined);
      return next;
    },
    [version, reload],
  );
  return { busy: waiting > 0, refusal, inTurn };
}

/** Counts are looked at every second; the whole import, with its problems, once the job has ended. */
function useProgress(id: string, working: boolean, reload: () => Promise<unknown>): void {
  const { data } = useQuery(ImportProgressByIdDocument, {
    variables: { id },
    skip: !working,
    pollInterval: LOOK_AGAIN_MS,
    fetchPolicy: 'network-only',
  });
  const ended = data?.import ? !isWorking(data.import.status) : false;
  const was = useRef(working);
  useEffect(() => {
    if (was.current && (ended || !working)) void reload();
    was.current = working;
  }, [ended, working, reload]);
}
