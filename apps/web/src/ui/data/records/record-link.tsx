import { Link } from '@tanstack/react-router';
import classes from './records.module.css';

export interface RecordLinkProps {
  readonly kind: 'customer' | 'opportunity';
  readonly id: string;
  readonly name: string;
}

/** A record's one address. */
export function RecordLink({ kind, id, name }: RecordLinkProps) {
  return kind === 'customer' ? (
    <Link to="/customers/$customerId" params={{ customerId: id }} className={classes.link} title={name}>
      {name}
    </Link>
  ) : (
    <Link to="/opportunities/$opportunityId" params={{ opportunityId: id }} className={classes.link} title={name}>
      {name}
    </Link>
  );
}
