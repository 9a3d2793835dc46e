/**
 * What must be so before a sale may leave a stage. The rule is the organisation's own methodology; the kinds of
 * criterion are ours or, under EXTENSION, another context's, and each names its evidence.
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

/** Somebody of the role, other than who asks, has let the sale leave this stage. */
export interface ApprovalCriterion extends Named {
  readonly kind: 'APPROVAL';
  readonly roleId: string;
}

/** The sale has a value of the organisation's dimension: from the next stage on it cannot be without one. */
export interface ClassificationCriterion extends Named {
  readonly kind: 'CLASSIFICATION';
  readonly dimensionId: string;
}

/** Of a kind that another context has registered (see `ExitCriterionKinds` in the contract). */
export interface ExtensionCriterion extends Named {
  readonly kind: 'EXTENSION';
  readonly extension: string;
}

export type ExitCriterion =
  | FieldCriterion
  | ActivityDoneCriterion
  | ContactRoleCriterion
  | ApprovalCriterion
  | ClassificationCriterion
  | ExtensionCriterion;

/** The evidence that criteria look at, gathered in the transaction of the move. */
export interface GateFacts {
  readonly filledFields: ReadonlySet<string>;
  readonly doneActivityKinds: ReadonlySet<string>;
  readonly contactRoles: ReadonlySet<string>;
  /** `approvalKey`s of approvals that were given and not yet used. */
  readonly approvals: ReadonlySet<string>;
  readonly dimensionIds: ReadonlySet<string>;
  /** Keys of registered kinds that hold for the sale. */
  readonly extensions: ReadonlySet<string>;
}

export const approvalKey = (stageKey: string, roleId: string): string => `${stageKey}/${roleId}`;

/**
 * One rule for each kind. A kind of ours without a rule does not compile, and its evidence is one more member of
 * `GateFacts`; kinds of other contexts come with their evidence and need no line here. One whose context is not
 * installed any more stays unmet: a gate never opens because somebody left.
 */
const RULES: {
  readonly [K in ExitCriterion['kind']]: (
    criterion: Extract<ExitCriterion, { kind: K }>,
    facts: GateFacts,
    stageKey: string,
  ) => boolean;
} = {
  FIELD: (criterion, facts) => facts.filledFields.has(criterion.field),
  ACTIVITY_DONE: (criterion, facts) => facts.doneActivityKinds.has(criterion.activityKind),
  CONTACT_ROLE: (criterion, facts) => facts.contactRoles.has(criterion.contactRole),
  APPROVAL: (criterion, facts, stageKey) => facts.approvals.has(approvalKey(stageKey, criterion.roleId)),
  CLASSIFICATION: (criterion, facts) => facts.dimensionIds.has(criterion.dimensionId),
  EXTENSION: (criterion, facts) => facts.extensions.has(criterion.extension),
};

export function isMet(criterion: ExitCriterion, facts: GateFacts, stageKey: string): boolean {
  const rule = RULES[criterion.kind] as (criterion: ExitCriterion, facts: GateFacts, stageKey: string) => boolean;
  return rule(criterion, facts, stageKey);
}
