/**
 * What must be so before a sale may leave a stage. The rule is the organisation's own methodology; the kinds of
 * criterion are ours, and each names its evidence.
 */
import type { Localised } from './localised.js';

export type ContactRole = 'DECIDES' | 'INFLUENCES' | 'USES' | 'BUYS' | 'OTHER';
export type ActivityKind = 'CALL' | 'MEETING' | 'EMAIL' | 'VISIT' | 'TASK' | 'NOTE';

/** Facts of a sale that a criterion may ask to be filled in, by their names in the API. */
export type RequirableField =
  | 'customer'
  | 'amount'
  | 'expectedCloseDate'
  | 'nextStep'
  | 'description'
  | 'region'
  | 'market'
  | 'source'
  | 'competitor';

interface Named {
  /** Unique within its stage and stable across versions of a process. */
  readonly key: string;
  readonly label: Localised;
}

export interface FieldCriterion extends Named {
  readonly kind: 'FIELD';
  readonly field: RequirableField;
}

export interface ActivityDoneCriterion extends Named {
  readonly kind: 'ACTIVITY_DONE';
  readonly activityKind: ActivityKind;
}

export interface ContactRoleCriterion extends Named {
  readonly kind: 'CONTACT_ROLE';
  readonly contactRole: ContactRole;
}

export type ExitCriterion = FieldCriterion | ActivityDoneCriterion | ContactRoleCriterion;

/** The evidence that criteria look at, gathered in the transaction of the move. */
export interface GateFacts {
  readonly filledFields: ReadonlySet<string>;
  readonly doneActivityKinds: ReadonlySet<string>;
  readonly contactRoles: ReadonlySet<string>;
}

/**
 * One rule for each kind: the point at which later kinds (offer sent, checklist complete) are added. A kind without a
 * rule does not compile; its evidence is one more member of `GateFacts`.
 */
const RULES: {
  readonly [K in ExitCriterion['kind']]: (criterion: Extract<ExitCriterion, { kind: K }>, facts: GateFacts) => boolean;
} = {
  FIELD: (criterion, facts) => facts.filledFields.has(criterion.field),
  ACTIVITY_DONE: (criterion, facts) => facts.doneActivityKinds.has(criterion.activityKind),
  CONTACT_ROLE: (criterion, facts) => facts.contactRoles.has(criterion.contactRole),
};

export function isMet(criterion: ExitCriterion, facts: GateFacts): boolean {
  const rule = RULES[criterion.kind] as (criterion: ExitCriterion, facts: GateFacts) => boolean;
  return rule(criterion, facts);
}
