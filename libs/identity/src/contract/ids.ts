import type { Brand } from '@kontor/kernel';

export type UserId = Brand<string, 'UserId'>;
export type TeamId = Brand<string, 'TeamId'>;
export type RoleId = Brand<string, 'RoleId'>;
