import { Avatar } from '@mantine/core';
import { initials } from './initials.js';
import classes from './words.module.css';

/** A colleague: initials, and the name beside them where there is room. */
export function PersonMark({
  person,
  withName = true,
  size = 20,
}: {
  readonly person: { readonly name: string } | null;
  readonly withName?: boolean;
  readonly size?: number;
}) {
  if (!person) return <span className={classes.nobody}>–</span>;
  return (
    <span className={classes.person} title={withName ? undefined : person.name}>
      <Avatar size={size} radius="xl" color="initials" name={person.name} alt={withName ? '' : person.name}>
        {initials(person.name)}
      </Avatar>
      {withName && <span className={classes.name}>{person.name}</span>}
    </span>
  );
}
