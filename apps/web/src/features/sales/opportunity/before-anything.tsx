import classes from './opportunity.module.css';
import { OpportunitySkeleton } from './opportunity-skeleton.js';
import { SaleRegister, type SaleRegisterProps } from './sale-register.js';

export type BeforeAnythingProps = SaleRegisterProps & { readonly loading: boolean };

/** Before the sale was there only its axis is, by which one comes back. */
export function BeforeAnything({ loading, ...register }: BeforeAnythingProps) {
  if (loading) return <OpportunitySkeleton />;
  return (
    <div className={classes.columns}>
      <SaleRegister {...register} />
    </div>
  );
}
