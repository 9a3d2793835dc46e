import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PermissionCatalogueDocument, RolesDocument } from '../../../graphql/graphql.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { permissionGroups } from './permission-groups.js';
import { RoleDrawer } from './role-drawer.js';
import { RoleMatrix } from './role-matrix.js';

export function RolesPage() {
  const { t } = useTranslation('identity');
  const asked = useQuery(RolesDocument, { fetchPolicy: 'cache-and-network' });
  const catalogue = useQuery(PermissionCatalogueDocument, { fetchPolicy: 'cache-first' });
  const [openId, setOpenId] = useState<string | 'new' | null>(null);
  const groups = permissionGroups(catalogue.data?.permissionCatalogue ?? []);
  return (
    <Page
      title={t('roles.title')}
      text={t('roles.text')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setOpenId('new')}>
          {t('roles.new')}
        </Button>
      }
    >
      <Card flush>
        <Answer asked={asked} lines={12}>
          {({ roles }) => <RoleMatrix roles={roles} groups={groups} onOpen={setOpenId} />}
        </Answer>
      </Card>
      <RoleDrawer
        opened={openId !== null}
        role={asked.data?.roles.find(({ id }) => id === openId) ?? null}
        groups={groups}
        onClose={() => setOpenId(null)}
      />
    </Page>
  );
}
