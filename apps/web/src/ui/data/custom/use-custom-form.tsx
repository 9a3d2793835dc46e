import { Input } from '@mantine/core';
import { useId, useState } from 'react';
import type { CustomFieldKind, CustomValueFactsFragment, CustomValueInput } from '../../../graphql/graphql.js';
import type { Fact } from '../editing/fact.js';
import type { FieldRefusal } from '../saving/refusal.js';
import { customKeyOf, withCustomValues } from './custom-value.js';
import { type ReadCustom, useCustomFacts } from './use-custom-facts.js';
import { useCustomFields } from './use-custom-fields.js';

type Values = readonly CustomValueFactsFragment[];

export interface CustomForm {
  readonly facts: readonly Fact<Values>[];
  readonly draftOf: (fact: Fact<Values>) => unknown;
  readonly problemOf: (fact: Fact<Values>) => string | null;
  readonly set: (fact: Fact<Values>, draft: unknown) => void;
  /** The values to send; `null` when one of them cannot be read, which its field then says. A new record owes some. */
  readonly read: (isNew?: boolean) => CustomValueInput[] | null;
  /** Takes what the server refused of custom fields, and answers with the rest. */
  readonly refuse: (fields: readonly FieldRefusal[], say: (refusal: FieldRefusal) => string) => readonly FieldRefusal[];
}

const NOTHING: Values = [];
const same: ReadCustom<Values> = (values) => values;

/** Custom fields in a form: all of them, or those that a new record owes. */
export function useCustomForm(kind: CustomFieldKind, which: 'all' | 'required', values: Values = NOTHING): CustomForm {
  const fields = useCustomFields(kind);
  const facts = useCustomFacts(kind, same);
  const [drafts, setDrafts] = useState<Readonly<Record<string, unknown>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const wanted = new Set(fields.filter(({ required }) => required || which === 'all').map(({ key }) => key));
  const shown = facts.filter(({ field }) => wanted.has(customKeyOf(field) ?? ''));
  const draftOf = (fact: Fact<Values>) => (fact.field in drafts ? drafts[fact.field] : fact.draft(fact.read(values)));
  return {
    facts: shown,
    draftOf,
    problemOf: ({ field }) => problems[field] ?? null,
    set: ({ field }, draft) => {
      setDrafts((now) => ({ ...now, [field]: draft }));
      setProblems((now) => Object.fromEntries(Object.entries(now).filter(([name]) => name !== field)));
    },
    read: (isNew = true) => {
      // What nobody touched is not sent: an old record owes nothing that it never had.
      const owed = new Set(fields.filter(({ required }) => required && isNew).map(({ key }) => key));
      const touched = shown.filter(({ field }) => field in drafts || owed.has(customKeyOf(field) ?? ''));
      const readings = touched.map((fact) => ({ fact, reading: fact.parse(draftOf(fact)) }));
      const wrong = readings.flatMap(({ fact, reading }) => (reading.ok ? [] : [[fact.field, reading.problem]]));
      setProblems(Object.fromEntries(wrong) as Record<string, string>);
      if (wrong.length > 0) return null;
      const flat = readings.map(({ fact, reading }) => (reading.ok ? fact.input(reading.value) : {}));
      const { customFields } = withCustomValues(
        Object.assign({}, ...flat) as object as Record<string, unknown>,
        fields,
      );
      return (customFields as CustomValueInput[] | undefined) ?? [];
    },
    refuse: (refused, say) => {
      const own = refused.filter(({ path }) => shown.some(({ field }) => field === path));
      setProblems(Object.fromEntries(own.map((one) => [one.path, say(one)])));
      return refused.filter((one) => !own.includes(one));
    },
  };
}

/** The custom fields of a form, each under its name. */
export function CustomFormFields({ form, size = 'sm' }: { readonly form: CustomForm; readonly size?: 'xs' | 'sm' }) {
  return form.facts.map((fact) => <CustomFormField key={fact.field} fact={fact} form={form} size={size} />);
}

interface CustomFormFieldProps {
  readonly fact: Fact<Values>;
  readonly form: CustomForm;
  readonly size: 'xs' | 'sm';
}

function CustomFormField({ fact, form, size }: CustomFormFieldProps) {
  const id = useId();
  const put = (draft: unknown) => form.set(fact, draft);
  return (
    <Input.Wrapper id={id} label={fact.label} description={fact.help} size={size} labelElement="div">
      {fact.edit?.({
        draft: form.draftOf(fact),
        onDraft: put,
        onPicked: put,
        problem: form.problemOf(fact),
        label: fact.label,
        calm: true,
      })}
    </Input.Wrapper>
  );
}
