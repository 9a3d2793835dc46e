import { useQuery } from '@apollo/client/react';
import { RolesDocument, TeamsDocument } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Roles and teams that a person may be given. */
export function useChoices(): { readonly roles: readonly Choice[]; readonly teams: readonly Choice[] } {
  const words = useWords();
  const roles = useQuery(RolesDocument, { fetchPolicy: 'cache-first' }).data?.roles ?? [];
  const teams = useQuery(TeamsDocument, { fetchPolicy: 'cache-first' }).data?.teams ?? [];
  return {
    roles: roles.map(({ id, name }) => ({ value: id, label: words.localised(name) })),
    teams: teams.map(({ id, name }) => ({ value: id, label: name })),
  };
}
