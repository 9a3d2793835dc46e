import { injectedByValue } from './injected-by-value.mjs';
import { injectedClockAndIds } from './injected-clock-and-ids.mjs';
import { noEntitySave } from './no-entity-save.mjs';
import { sqlByParameters } from './sql-by-parameters.mjs';

/** Rules of our own, as a plugin for ESLint. */
export const kontorPlugin = {
  meta: { name: 'kontor' },
  rules: {
    'injected-by-value': injectedByValue,
    'injected-clock-and-ids': injectedClockAndIds,
    'no-entity-save': noEntitySave,
    'sql-by-parameters': sqlByParameters,
  },
};
