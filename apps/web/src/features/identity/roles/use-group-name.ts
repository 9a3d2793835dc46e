import { useTranslation } from 'react-i18next';

const KNOWN = ['identity', 'customers', 'currency', 'sales', 'integrations'] as const;

/** The part of the product a permission belongs to; one we have no words for keeps its own name. */
export function useGroupName(): (group: string) => string {
  const { t } = useTranslation('identity');
  return (group) => {
    const known = KNOWN.find((one) => one === group);
    return known ? t(`permissionGroup.${known}`) : group;
  };
}
