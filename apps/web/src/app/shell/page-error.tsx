import { useRouter } from '@tanstack/react-router';
import { refusalOf, withoutDetails } from '../../ui/data/saving/refusal.js';
import { RefusalNotice } from '../../ui/data/states/refusal-notice.js';
import classes from './page-states.module.css';

/** A page that broke: what happened, the trace to name, and another try. A fault of the page itself is no lost connection. */
export function PageError({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const router = useRouter();
  const fault =
    error instanceof Error &&
    /^(TypeError|ReferenceError|RangeError)$/u.test(error.name) &&
    !/fetch|import/iu.test(error.message);
  const refusal = fault ? withoutDetails('PAGE_BROKEN', error.message) : refusalOf(error);
  return (
    <div className={classes.whole}>
      <RefusalNotice
        refusal={refusal}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
