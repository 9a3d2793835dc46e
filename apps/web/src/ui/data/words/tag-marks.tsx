import { Badge } from '@mantine/core';
import { tagColour } from './tag-colour.js';
import classes from './words.module.css';

/** Tags side by side, each in the colour of its name. */
export function TagMarks({ tags }: { readonly tags: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <span className={classes.tags}>
      {tags.map(({ id, name }) => (
        <Badge key={id} color={tagColour(name)} variant="light" size="sm" tt="none">
          {name}
        </Badge>
      ))}
    </span>
  );
}
