import type { SecurityEventFilter, SecurityEventKind } from '../../../graphql/graphql.js';

/** The questions that one asks of the log, and the kinds of event that answer them. */
export const TOPICS = {
  refused: ['LOG_IN_FAILED', 'LOG_IN_THROTTLED'],
  logIns: ['LOG_IN_SUCCEEDED', 'LOG_OUT', 'SESSION_ENDED'],
  rights: [
    'ROLE_CHANGED',
    'USER_RIGHTS_CHANGED',
    'USER_STATUS_CHANGED',
    'USER_INVITED',
    'USER_ACTIVATED',
    'ORGANISATION_SET_UP',
  ],
  passwords: ['PASSWORD_CHANGED', 'PASSWORD_RESET', 'PASSWORD_RESET_REQUESTED', 'LINK_ISSUED'],
  keys: ['API_KEY_CREATED', 'API_KEY_ROTATED', 'API_KEY_REVOKED'],
} as const satisfies Readonly<Record<string, readonly SecurityEventKind[]>>;

export type Topic = keyof typeof TOPICS;

export interface SecurityLogSearch {
  readonly topic?: Topic;
  readonly person?: string;
  /** The person's name, so that the address alone can say whom it is about. */
  readonly name?: string;
  readonly from?: string;
}

export function validateSecurityLogSearch(search: Readonly<Record<string, unknown>>): SecurityLogSearch {
  const topic = Object.keys(TOPICS).find((one) => one === search['topic']) as Topic | undefined;
  const text = (name: 'person' | 'name' | 'from') =>
    typeof search[name] === 'string' && search[name] !== '' ? { [name]: search[name] } : {};
  return { ...(topic ? { topic } : {}), ...text('person'), ...text('name'), ...text('from') };
}

export const securityLogFilter = ({ topic, person, from }: SecurityLogSearch): SecurityEventFilter => ({
  ...(topic ? { kinds: [...TOPICS[topic]] } : {}),
  ...(person ? { personId: person } : {}),
  ...(from ? { address: from } : {}),
});
