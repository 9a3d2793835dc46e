import type { OutboxEvent } from '@kontor/platform';

/** Types of the events that identity writes to the outbox. */
export const IDENTITY_EVENTS = {
  organisationSetUp: 'identity.organisation-set-up',
  userInvited: 'identity.user-invited',
  userChanged: 'identity.user-changed',
  teamAssigned: 'identity.team-assigned',
  /** Somebody is to get a single-use link by mail. The link itself is made when the mail is sent, and kept nowhere. */
  linkRequested: 'identity.link-requested',
} as const;

export type MailedPurpose = 'INVITATION' | 'PASSWORD_RESET';

export const organisationSetUp = (organisationId: string): OutboxEvent => ({
  type: IDENTITY_EVENTS.organisationSetUp,
  payload: { organisationId },
});

export const userInvited = (userId: string): OutboxEvent => ({
  type: IDENTITY_EVENTS.userInvited,
  payload: { userId },
});

export const userChanged = (userId: string): OutboxEvent => ({
  type: IDENTITY_EVENTS.userChanged,
  payload: { userId },
});

export const teamAssigned = (userId: string, teamId: string | null, from: string): OutboxEvent => ({
  type: IDENTITY_EVENTS.teamAssigned,
  payload: { userId, teamId, from },
});

/** By somebody who is not logged in: whether the address is anybody's is found out when the mail is sent. */
export const resetRequested = (email: string): OutboxEvent => ({
  type: IDENTITY_EVENTS.linkRequested,
  payload: { email, purpose: 'PASSWORD_RESET' },
});

export const linkRequested = (userId: string, purpose: MailedPurpose): OutboxEvent => ({
  type: IDENTITY_EVENTS.linkRequested,
  payload: { userId, purpose },
});
