import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { AddPickListValueDocument, type PickList } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { required } from '../../../ui/forms/validators.js';
import classes from './pick-lists.module.css';

/** A value has a name in both languages; one typed in one language only counts for both. */
export function NewValueForm({ list }: { readonly list: PickList }) {
  const { t } = useTranslation('settings');
  const { t: refusals } = useTranslation('refusals');
  const add = useSave(AddPickListValueDocument);
  const form = useForm({ mode: 'controlled', initialValues: { pl: '', en: '' }, validate: { pl: required(refusals) } });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ pl, en }) =>
      add({ list, name: { pl: pl.trim(), en: en.trim() || pl.trim() } }, { refetch: ['PickListValues'] }),
    onSaved: () => form.reset(),
    rename: { name: 'pl' },
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormRefusal refusal={refusal} />
      <div className={classes.line}>
        <TextInput placeholder={t('lists.namePl')} aria-label={t('lists.namePl')} {...form.getInputProps('pl')} />
        <TextInput placeholder={t('lists.nameEn')} aria-label={t('lists.nameEn')} {...form.getInputProps('en')} />
        <Button type="submit" variant="default" loading={busy} disabled={!form.isDirty()} mt={1}>
          {t('lists.add')}
        </Button>
      </div>
    </form>
  );
}
